/** What main may ask about claims, prior authorizations and health records together. */
import { getOverview } from './get-overview.ts';
import { listTimeline, type TimelineParts } from './list-timeline.ts';

export function timelineOperations(parts: TimelineParts) {
  return {
    overview: ({ personId }: { personId: string }) => getOverview(parts, personId),
    list: (input: Parameters<typeof listTimeline>[1]) => listTimeline(parts, input),
  };
}
