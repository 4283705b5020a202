/**
 * What a plan's digital card adds to a Coverage: pictures, small print, other members.
 *
 * Pictures come only from data in the record, never from an address; PNG and JPEG only, told by their first bytes. A
 * plan's colours are not used: the card has the app's own look, whose contrast is known.
 *
 * @see C4DIC extensions: Logo, QRCode, Barcode, SupportingImage, AdditionalCardInformation, PlanBeneficiaries,
 *   CardIssueDate, ColorPalette
 */
import { parseFhirDate } from '#shared/dates';
import type { CardImage, CoverageAssistance } from '#shared/model/plans/coverage';
import { isHugePicture } from '#shared/picture-size';
import { codesOf, wordsOf } from '../../fhir/codes.ts';
import { lastPartOf } from '../../fhir/extensions.ts';
import { markdownText } from '../../fhir/markdown.ts';
import { nameOf } from '../../fhir/parties.ts';
import type { Reading } from '../../fhir/reading.ts';
import { excerpt, type Json, listAt, objectAt, textAt } from '../../fhir/resource.ts';
import { readAssistance } from './assistance.ts';

/** One person of {@link CardExtensions.others}, with the whole member number. */
export type Beneficiary = { name: string | null; memberId: string | null };

export type CardExtensions = {
  /** True when the Coverage has anything that only a digital card has. */
  isCard: boolean;
  images: CardImage[];
  notes: string[];
  others: Beneficiary[];
  issuedOn: string | null;
  assistance: CoverageAssistance[];
};

const roles: readonly (readonly [string, CardImage['role']])[] = [
  ['C4DIC-Logo', 'logo'],
  ['C4DIC-QRCode', 'qr-code'],
  ['C4DIC-Barcode', 'barcode'],
  ['C4DIC-SupportingImage', 'other'],
];

/** Reads the extensions of a Coverage; those that are not a card's are noted as unread, in words. */
export function readCardExtensions(reading: Reading): CardExtensions {
  const { programs, extensions } = readAssistance(reading.resource);
  const card: CardExtensions = {
    isCard: false,
    images: [],
    notes: [],
    others: [],
    issuedOn: null,
    assistance: programs,
  };
  for (const extension of listAt(reading.resource, 'extension')) {
    const url = textAt(extension, 'url') ?? '';
    const name = lastPartOf(url);
    if (extensions.includes(extension)) reading.takeExtension(extension);
    else if (name.startsWith('C4DIC-')) {
      card.isCard = true;
      readCardExtension(name, extension, card, reading);
    } else if (extension['extension'] === undefined) {
      reading.unreadable.add(name || 'extension', extensionText(extension));
      reading.takeExtension(extension);
    }
  }
  return card;
}

function readCardExtension(name: string, extension: Json, card: CardExtensions, reading: Reading): void {
  reading.takeExtension(extension);
  const role = roles.find(([beginning]) => name.startsWith(beginning))?.[1];
  if (role !== undefined) {
    const image = readImage(role, extension);
    takeParts(reading, extension, 'image', 'label', 'description');
    if (image === null) reading.unreadable.add(name, pictureText(extension));
    else card.images.push(image);
  } else if (name.startsWith('C4DIC-AdditionalCardInformation')) {
    const annotation = reading.openOne(extension, 'valueAnnotation');
    const note = reading.text(annotation, 'text') ?? textAt(extension, 'valueString');
    const named = textAt(objectAt(extension, 'valueReference'), 'display');
    const text = note === null ? named : markdownText(note);
    if (text !== null) card.notes.push(text);
  } else if (name.startsWith('C4DIC-PlanBeneficiaries')) {
    const human = objectAt(partOf(extension, 'name'), 'valueHumanName');
    const number = partOf(extension, 'memberId');
    const memberId = textAt(number, 'valueId') ?? textAt(number, 'valueString');
    takeParts(reading, extension, 'name', 'memberId');
    card.others.push({ name: human === null ? null : nameOf({ name: [human] }), memberId });
  } else if (name.startsWith('C4DIC-CardIssueDate')) card.issuedOn = parseFhirDate(extension['valueDate']);
  else if (name.startsWith('C4DIC-ColorPalette'))
    for (const color of listAt(extension, 'extension')) reading.takeExtension(color);
  else reading.unreadable.add(name, extensionText(extension));
}

function takeParts(reading: Reading, extension: Json, ...urls: readonly string[]): void {
  for (const url of urls) {
    const part = partOf(extension, url);
    if (part !== null) reading.takeExtension(part);
  }
}

function partOf(extension: Json, url: string): Json | null {
  return listAt(extension, 'extension').find((child) => child['url'] === url) ?? null;
}

/** Pictures larger than this are not shown. */
const mostBytes = 1_000_000;
const beginnings = [
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
];

function readImage(role: CardImage['role'], extension: Json): CardImage | null {
  const attachment = objectAt(partOf(extension, 'image'), 'valueAttachment');
  const data = textAt(attachment, 'data');
  if (data === null || data.length > (mostBytes * 4) / 3 + 4) return null;
  const bytes = Buffer.from(data, 'base64');
  if (bytes.length > mostBytes) return null;
  const found = beginnings.find((one) => one.bytes.every((byte, index) => bytes[index] === byte));
  if (!found || isHugePicture(bytes)) return null;
  const label = textAt(partOf(extension, 'label'), 'valueString');
  const description = textAt(partOf(extension, 'description'), 'valueString');
  return { role, label, description, dataUrl: `data:${found.type};base64,${bytes.toString('base64')}` };
}

/** Describes a picture that is not shown: its words, type and address. */
function pictureText(extension: Json): string {
  const attachment = objectAt(partOf(extension, 'image'), 'valueAttachment');
  return [
    textAt(partOf(extension, 'label'), 'valueString'),
    textAt(partOf(extension, 'description'), 'valueString'),
    textAt(attachment, 'contentType'),
    textAt(attachment, 'url'),
  ]
    .filter((text) => text !== null)
    .join(', ');
}

function extensionText(extension: Json): string {
  const coding = objectAt(extension, 'valueCoding');
  const concept = objectAt(extension, 'valueCodeableConcept');
  if (coding !== null) return wordsOf({ coding: [coding] }) ?? excerpt(extension);
  if (concept !== null) return wordsOf(concept) ?? codesOf(concept).join(', ');
  for (const key in extension)
    if (key.startsWith('value')) {
      const value = extension[key];
      return typeof value === 'object' ? excerpt(value) : String(value);
    }
  return excerpt(extension['extension'] ?? '');
}
