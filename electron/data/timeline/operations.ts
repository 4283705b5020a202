/** What main may ask about claims, prior authorizations and health records together. */
import { getHealthOverview } from './get-health-overview.ts';
import { listTimeline, type TimelineParts } from './list-timeline.ts';

export function timelineOperations(parts: TimelineParts) {
  return {
    overview: ({ personId }: { personId: string }) => getHealthOverview(parts, personId),
    timeline: (input: Parameters<typeof listTimeline>[1]) => listTimeline(parts, input),
  };
}
