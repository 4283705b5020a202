import type { Coverage, CoverageCostToBeneficiary, Extension } from 'fhir/r4';
import { addDays, formatDate } from '../../make/calendar.ts';
import { makeConcept, terminology } from '../../make/codes.ts';
import {
  type CoverageSpec,
  formatCoverageId,
  listEvergreenClasses,
  makeClass,
  makeCoverage,
  makeDentalAndVision,
} from '../../make/coverage.ts';
import { makeName } from '../../make/patient.ts';
import { makeTinyPng } from '../../make/tiny-files.ts';
import type { SamplePerson, Served } from '../../model.ts';
import { people } from '../people.ts';

const card = 'http://hl7.org/fhir/us/insurance-card/StructureDefinition/C4DIC';

/** Rosa's coverages: the medical plan with its digital card, dental, vision, and the plan that she had before. */
export function makeRosaCoverages(story: number, updated: string): Served<Coverage>[] {
  const person = people.rosa;
  const start = `${story - 10}-01-01`;
  const before: CoverageSpec = {
    id: `${person.id}-before`,
    payor: 'cascade',
    start: formatDate(story - 13, 4, 1),
    end: addDays(start, -1),
    relationship: 'self',
    member: 'CMS-55-1029',
    classes: [{ type: 'plan', value: 'CM-BASIC', name: 'Cascade Basic' }],
  };
  return [
    makeMedicalCard(person, story, updated),
    ...makeDentalAndVision(person, start, updated),
    makeCoverage(before, person, updated),
  ];
}

/** The medical coverage, with all that its card shows. @see CARIN Digital Insurance Card, C4DIC-Coverage */
function makeMedicalCard(person: SamplePerson, story: number, updated: string): Served<Coverage> {
  const base = makeCoverage(
    {
      id: formatCoverageId(person),
      payor: 'evergreen',
      start: `${story - 10}-01-01`,
      relationship: 'self',
      classes: listEvergreenClasses('Evergreen Health PPO'),
      order: 1,
    },
    person,
    updated,
  );
  const profile = [...(base.meta.profile ?? []), `${card}-Coverage`];
  return {
    ...base,
    meta: { ...base.meta, profile },
    extension: makeCardExtensions(story),
    subscriber: { reference: `Patient/${person.id}`, display: person.name },
    dependent: '01',
    class: [
      ...(base.class ?? []),
      ...[
        { type: 'network', value: 'EVG-W', name: 'Evergreen West' },
        { type: 'rxbin', value: '999000' },
        { type: 'rxpcn', value: 'EVGRX' },
        { type: 'rxgroup', value: 'EVG7712' },
        { type: 'rxid', value: person.memberNumber.replaceAll('-', '') },
      ].map(makeClass),
    ],
    costToBeneficiary: makeCosts(),
  };
}

function makeCardExtensions(story: number): Extension[] {
  const beneficiary = (name: string, memberId: string) => {
    return {
      url: `${card}-PlanBeneficiaries-extension`,
      extension: [
        { url: 'memberId', valueId: memberId },
        { url: 'name', valueHumanName: makeName(name) },
      ],
    };
  };
  const color = (name: string, code: string) => ({
    url: `${card}-${name}-extension`,
    valueCodeableConcept: makeConcept(`${terminology}/IECColourManagement`, code),
  });
  const isLeaf = (x: number, y: number) => Math.abs(x - 16) * 2 < y && y < 26;
  return [
    beneficiary('Theo Medina', people.theo.memberNumber),
    beneficiary('Daniel Medina', 'EVG-884-20-4411'),
    {
      url: `${card}-AdditionalCardInformation-extension`,
      valueAnnotation: {
        text: 'Show this card when you get care or pick up a medicine.\nCall the nurse line day or night: 1-800-555-0188.',
      },
    },
    { url: `${card}-CardIssueDate-extension`, valueDate: `${story - 1}-12-15` },
    {
      url: `${card}-ColorPalette-extension`,
      extension: [
        color('BackgroundColor', '#1f5e46'),
        color('ForegroundColor', '#ffffff'),
        color('HighlightColor', '#d9efe4'),
      ],
    },
    {
      url: `${card}-Logo-extension`,
      extension: [
        { url: 'description', valueString: 'A green tree' },
        {
          url: 'image',
          valueAttachment: {
            contentType: 'image/png',
            data: makeTinyPng({
              size: 32,
              light: [255, 255, 255],
              dark: [31, 94, 70],
              inside: isLeaf,
            }).toString('base64'),
          },
        },
        { url: 'label', valueString: 'Evergreen Health' },
      ],
    },
  ];
}

/** What care costs, and the most that a year can cost, in the words of the card. */
function makeCosts(): CoverageCostToBeneficiary[] {
  const usual = `${terminology}/coverage-copay-type`;
  const extended = `${terminology}/C4DICExtendedCopayTypeCS`;
  const usd = (value: number) => ({ valueMoney: { value, currency: 'USD' } });
  const cost = (
    system: string,
    code: string,
    text: string,
    value: Omit<CoverageCostToBeneficiary, 'type'>,
  ) => ({
    type: { ...makeConcept(system, code), text },
    ...value,
  });
  return [
    cost(usual, 'gpvisit', 'Family doctor', usd(25)),
    cost(usual, 'spvisit', 'Specialist', {
      valueQuantity: { value: 20, unit: '%', system: 'http://unitsofmeasure.org', code: '%' },
    }),
    cost(usual, 'urgentcare', 'Walk-in clinic', usd(50)),
    cost(usual, 'emergency', 'Emergency room', {
      ...usd(250),
      exception: [{ type: { text: 'Not charged when you are admitted' } }],
    }),
    cost(usual, 'televisit', 'Video visit', usd(0)),
    cost(extended, 'rx', 'Medicines', {
      valueMoney: {
        extension: [
          { url: `${card}-BeneficiaryCostString-extension`, valueString: '$10 generic, $45 brand' },
        ],
      },
    }),
    cost(usual, 'deductible', 'Deductible for one person', usd(700)),
    cost(extended, 'FamInDed', 'Deductible for the family', usd(1400)),
    cost(usual, 'maxoutofpocket', 'Most you pay in a year', usd(3400)),
    cost(extended, 'FamInMax', 'Most the family pays in a year', usd(6800)),
  ];
}
