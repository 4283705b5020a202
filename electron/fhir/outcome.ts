/**
 * What a plan says in an OperationOutcome, as short texts that may be shown. The text is the plan's: untrusted.
 *
 * @see FHIR R4 OperationOutcome
 */
const mostTexts = 5;
const longestText = 300;
/** A text is cut to this length before any pattern sees it. */
const longestRead = 4000;
/** A Bundle of outcomes may hold another; more of them in each other are nonsense. */
const mostNested = 3;
/** Error bodies are short; longer ones are not read. */
const longestBody = 256 * 1024;

/** Texts of an OperationOutcome, of a Bundle of them, or of a plain JSON error; empty when the body is none. */
export function outcomeTexts(body: Uint8Array): string[] {
  if (body.byteLength === 0 || body.byteLength > longestBody) return [];
  const json = parseJson(body);
  const texts = listOutcomes(json).flatMap(readIssues);
  return [...new Set(texts.length === 0 ? readComplaint(json) : texts)].slice(0, mostTexts);
}

/** Issue types of what may not be seen. */
const permissionCodes = new Set(['security', 'login', 'expired', 'forbidden', 'suppressed']);

/**
 * True when a refusal is about what the app or the person may see, not about how it was asked for. Some plans answer 400
 * to both.
 *
 * @see FHIR R4 IssueType, `security` and `suppressed`
 */
export function isAboutPermission(body: Uint8Array): boolean {
  if (body.byteLength === 0 || body.byteLength > longestBody) return false;
  return listOutcomes(parseJson(body))
    .flatMap((outcome) => listObjects(outcome['issue']))
    .some((issue) => permissionCodes.has(parseText(issue['code']) ?? ''));
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}

type Json = Record<string, unknown>;

function listOutcomes(value: unknown, nested = 0): Json[] {
  if (!isObject(value) || nested > mostNested) return [];
  if (value['resourceType'] === 'OperationOutcome') return [value];
  if (value['resourceType'] !== 'Bundle') return [];
  return listObjects(value['entry']).flatMap((entry) => [
    ...listOutcomes(entry['resource'], nested + 1),
    ...(isObject(entry['response']) ? listOutcomes(entry['response']['outcome'], nested + 1) : []),
  ]);
}

/** Plans whose services are built on Django say `detail` or `message`; gateways say what OAuth says. */
function readComplaint(value: unknown): string[] {
  if (!isObject(value) || value['resourceType'] !== undefined) return [];
  const said = ['detail', 'message', 'error_description', 'error'].map((name) => parseText(value[name]));
  const [first] = said.filter((one) => one !== null);
  return first === undefined ? [] : [redactText(first)];
}

function readIssues(outcome: Json): string[] {
  return listObjects(outcome['issue']).map((issue) => {
    const details = isObject(issue['details']) ? parseText(issue['details']['text']) : null;
    const words = [...new Set([details, parseText(issue['diagnostics'])])].filter((one) => one !== null);
    const kind = [parseText(issue['severity']), parseText(issue['code'])]
      .filter((one) => one !== null)
      .join(', ');
    return redactText(words.length === 0 ? kind : `${kind}: ${words.join(' ')}`);
  });
}

/** One line, without tokens, queries of addresses or control characters. Takes no longer for hostile texts. */
export function redactText(words: string): string {
  return words
    .slice(0, longestRead)
    .replace(/\beyJ[\w.-]*/g, '…')
    .replace(/\bBearer\s+\S+/gi, 'Bearer …')
    .replace(/\?[^\s"'<>?=]*=[^\s"'<>]*/g, '?…')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, longestText);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listObjects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function parseText(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}
