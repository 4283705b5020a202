/** A packet or a year book: person by person, and of each what was chosen, in one order. */
import { yearOf } from '#shared/dates';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { recordKinds } from '#shared/model/health/health-kinds';
import {
  type BookPart,
  type BookRequest,
  bookParts,
  type PacketPart,
  type PacketRequest,
  type PacketStatement,
  type Paper,
  type PaperRequest,
  packetParts,
} from '#shared/model/papers/packet';
import type { SinglePaper } from '#shared/model/papers/single-paper';
import type {
  CardOptions,
  HealthOptions,
  LetterStatement,
  StatementOptions,
} from '#shared/model/papers/statement';
import { isLargePrint } from '#shared/paper/document';
import { type HealthGroup, kindsIn } from '#shared/words/health-groups';
import {
  buildAttention,
  buildCharts,
  buildDoctor,
  buildLimits,
  buildRecent,
  buildSinglePaper,
  mostCards,
} from './build-single-paper.ts';
import { buildYearStatement, fitPaper, nameOf } from './build-statement.ts';
import type { PaperSource } from './paper-source.ts';
import type { StatementSource } from './statement-source.ts';

/** The paper or papers of a request. `madeOn`: today, `YYYY-MM-DD`. */
export function buildPaper(request: PaperRequest, source: PaperSource, madeOn: string): Paper {
  return request.kind === 'packet' || request.kind === 'book'
    ? buildPacket(request, source, madeOn)
    : buildSinglePaper(request, source, madeOn);
}

function buildPacket(
  request: PacketRequest | BookRequest,
  source: PaperSource,
  madeOn: string,
): PacketStatement {
  const { kind, personIds, options } = request;
  const people = personIds.map((personId) => {
    const maker = new PersonPapers(personId, options, source, madeOn);
    const parts =
      request.kind === 'packet'
        ? packetParts
            .filter((part) => request.inside.includes(part))
            .map((part) => ({ part, papers: maker.ofPacket(part) }))
        : bookParts
            .filter((part) => request.inside.includes(part))
            .map((part) => ({ part, papers: maker.ofBook(part, request) }));
    const share = request.kind === 'packet' && tellsOfMoney(request) ? maker.share() : null;
    return { personName: nameOf(source, personId), share, parts, leftOut: maker.leftOut };
  });
  return {
    kind,
    madeOn,
    options,
    leftOut: people.reduce((sum, { leftOut }) => sum + leftOut, 0),
    year: request.kind === 'book' ? request.year : null,
    people: people.map(({ leftOut, ...person }) => person),
  };
}

/** The parts with amounts of claims; bills have sums of their own. */
const moneyParts: ReadonlySet<PacketPart> = new Set(['attention', 'recent']);

function tellsOfMoney({ inside }: PacketRequest): boolean {
  return inside.some((part) => moneyParts.has(part));
}

/** The claims of a year that count, oldest first: each may have a sheet of its own. */
export function listSheets(source: StatementSource, personId: string, year: number): ClaimRow[] {
  return source
    .rows(personId, year, null)
    .filter(({ counted }) => counted)
    .toSorted((a, b) => (a.serviceStart ?? '').localeCompare(b.serviceStart ?? ''));
}

/** Claims that get a sheet of their own in one book; more would take minutes to print. */
const mostSheets = 300;

/** Makes the papers of one person. Those with nothing on them are none. */
class PersonPapers {
  /** Claims without a sheet. */
  leftOut = 0;
  readonly #personId: string;
  readonly #options: StatementOptions;
  readonly #source: PaperSource;
  readonly #madeOn: string;

  constructor(personId: string, options: StatementOptions, source: PaperSource, madeOn: string) {
    this.#personId = personId;
    this.#options = options;
    this.#source = source;
    this.#madeOn = madeOn;
  }

  /** What the shares of this year come to, or of the year before where this one has no claims yet. */
  share(): PacketStatement['people'][number]['share'] {
    const thisYear = yearOf(this.#madeOn);
    for (const year of [thisYear, thisYear - 1]) {
      const request = { kind: 'year' as const, ...this.#whose(), year, connectionId: null };
      const statement = buildYearStatement(
        { ...request, options: this.#options },
        this.#source,
        this.#madeOn,
      );
      const { madeOn, options, totals, byPlan, openVisits, written } = statement;
      if (totals.length > 0)
        return { year, madeOn, options, totals, byPlan, openVisits, written, limits: [] };
    }
    return null;
  }

  ofPacket(part: PacketPart): SinglePaper[] {
    switch (part) {
      case 'doctor': {
        const person = { ...this.#whose(), options: this.#options };
        return keepFilled(buildDoctor(person, this.#source, this.#madeOn));
      }
      case 'cards':
        return this.#cards('current');
      case 'ended-cards':
        return this.#cards('ended');
      case 'attention':
        return [...this.#attention(), ...this.#letters()];
      case 'bills':
      case 'approvals':
      case 'calls':
        return this.#build({ kind: part, ...this.#whose(), options: this.#paperOptions() });
      case 'next-year':
        return this.#build({ kind: part, ...this.#whose(), year: null, options: this.#paperOptions() });
      case 'recent':
        return this.#recent('recent');
      case 'medicines':
        return [...this.#health(['medicine', 'allergy']), ...this.#recent('pharmacy')];
      case 'diagnoses':
        return this.#health(['condition']);
    }
  }

  ofBook(part: BookPart, { year, inside }: BookRequest): SinglePaper[] {
    const person = { ...this.#whose(), options: this.#options };
    const { size, allClaims } = this.#options;
    const hasMonthsBefore = inside.includes('year') && isLargePrint(size) && !allClaims;
    switch (part) {
      case 'year':
        return this.#build({ kind: 'year', ...person, year, connectionId: null });
      case 'charts':
        return keepFilled(buildCharts({ ...person, hasMonthsBefore }, year, this.#source, this.#madeOn));
      case 'limits': {
        const options = this.#paperOptions();
        return keepFilled(buildLimits({ ...this.#whose(), options }, year, this.#source, this.#madeOn));
      }
      case 'paid':
        return this.#build({ kind: 'worksheet', ...this.#whose(), year, options: this.#paperOptions() });
      case 'sheets': {
        const rows = listSheets(this.#source, this.#personId, year);
        this.leftOut += rows.slice(mostSheets).length;
        return rows
          .slice(0, mostSheets)
          .flatMap(({ id }) => this.#build({ kind: 'claim', claimId: id, options: this.#options }));
      }
    }
  }

  #build(request: Parameters<typeof buildSinglePaper>[0]): SinglePaper[] {
    return keepFilled(buildSinglePaper(request, this.#source, this.#madeOn));
  }

  #whose() {
    return { personId: this.#personId };
  }

  #paperOptions() {
    const { size, paper, language, leavesOutSensitive } = this.#options;
    return { size, paper, language, leavesOutSensitive };
  }

  #cards(which: 'current' | 'ended'): SinglePaper[] {
    const coverageIds = this.#source.cards(this.#personId, this.#madeOn)[which].slice(0, mostCards);
    const { size, paper, language } = this.#options;
    const options: CardOptions = {
      paper,
      language,
      size: size === 'regular' ? 'wallet' : size,
      showMemberId: this.#options.fullMemberId,
    };
    return this.#build({ kind: 'card', coverageIds, options });
  }

  #attention(): SinglePaper[] {
    const person = { ...this.#whose(), options: this.#options };
    return keepFilled(buildAttention(person, this.#source, this.#madeOn));
  }

  #recent(kind: Parameters<typeof buildRecent>[0]): SinglePaper[] {
    const person = { ...this.#whose(), options: this.#options };
    return keepFilled(buildRecent(kind, person, this.#source, this.#madeOn));
  }

  #health(groups: readonly HealthGroup[]): SinglePaper[] {
    const kinds = recordKinds.filter((kind) => groups.some((group) => kindsIn(group).includes(kind)));
    const options: HealthOptions = { ...this.#paperOptions(), past: false };
    return this.#build({ kind: 'health', ...this.#whose(), kinds, options });
  }

  /** The letters that were begun, in the language of the paper; in another one where there is no such. */
  #letters(): LetterStatement[] {
    const { language, size, paper } = this.#options;
    const letters = this.#source.letters(this.#personId);
    const groups = Map.groupBy(letters, ({ about, template }) => JSON.stringify([about, template]));
    return [...groups.values()].flatMap((same) => {
      const chosen =
        language === 'bilingual' ? same : [same.find((one) => one.language === language) ?? same[0]];
      return chosen.flatMap((letter): LetterStatement[] => {
        if (!letter) return [];
        const { about, template } = letter;
        const kept = this.#source.letter(about, template, letter.language, this.#madeOn);
        return [
          fitPaper({
            kind: 'letter',
            template,
            ...kept,
            options: { size, paper, language: letter.language },
          }),
        ];
      });
    });
  }
}

function keepFilled(paper: SinglePaper): SinglePaper[] {
  return isEmpty(paper) ? [] : [paper];
}

/** True where nothing of the person stands on it. */
function isEmpty(paper: SinglePaper): boolean {
  switch (paper.kind) {
    case 'card':
      return paper.cards.length === 0;
    case 'bills':
    case 'health':
    case 'recent':
    case 'pharmacy':
      return paper.rows.length === 0;
    case 'attention':
      return paper.toLook === 0;
    case 'approvals':
      return paper.list.approvals.length === 0;
    case 'doctor':
      return (
        [...paper.records, ...paper.cards, ...paper.visits, ...paper.bought, ...paper.approvals].length === 0
      );
    case 'year':
      return paper.totals.length === 0;
    case 'charts':
      return paper.months.length === 0;
    case 'limits':
      return paper.limits.plans.every(({ meters }) => meters.length === 0);
    case 'next-year':
      return paper.view.plans.length === 0;
    case 'worksheet':
      return [...paper.sheet.rows, ...paper.sheet.others].length === 0;
    default:
      return false;
  }
}
