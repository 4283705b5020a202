import type { FactLabel, FactValue, RecordFact } from '#shared/model/health/record-fact';
import { choices, Reading } from '../../fhir/reading.ts';
import type { Json } from '../../fhir/resource.ts';
import { factValues, textValue } from './fact-values.ts';

/** A health record being read: its books, and the facts that were found. */
export class RecordReading extends Reading {
  readonly #facts = new Map<FactLabel, Map<string, FactValue>>();

  /** The facts found so far, one entry per label. */
  get facts(): RecordFact[] {
    return [...this.#facts].map(([label, values]) => ({ label, values: [...values.values()] }));
  }

  /** Adds values to a fact; none adds nothing, and the same value is not added twice. */
  addFact(label: FactLabel, values: readonly FactValue[]): void {
    if (values.length === 0) return;
    const known = this.#facts.get(label) ?? new Map<string, FactValue>();
    for (const value of values) known.set(JSON.stringify(value), value);
    this.#facts.set(label, known);
  }

  /** Adds one value to a fact; `null` adds nothing. */
  addValue(label: FactLabel, value: FactValue | null): void {
    if (value !== null) this.addFact(label, [value]);
  }

  /** Adds a text as a fact; `null` adds nothing. */
  addText(label: FactLabel, text: string | null): void {
    this.addValue(label, textValue(text));
  }

  /**
   * Adds what an element says to a fact, whatever its type. A path goes into elements: `hospitalization.origin`;
   * `onset[x]` means an element of any type.
   */
  addElement(label: FactLabel, path: string, from: Json = this.resource): void {
    const dot = path.indexOf('.');
    if (dot > 0) {
      for (const child of this.open(from, path.slice(0, dot)))
        this.addElement(label, path.slice(dot + 1), child);
      return;
    }
    const found = path.endsWith('[x]') ? choices(from, path.slice(0, -3)) : [[path, from[path]] as const];
    for (const [key, value] of found) {
      if (value === undefined) continue;
      const values = factValues(key, value, this.people);
      if (values.complete) this.take(from, key);
      this.addFact(label, values.list);
    }
  }

  /** {@link addElement} for a table of labels and paths. */
  addElements(table: readonly (readonly [FactLabel, string])[], from: Json = this.resource): void {
    for (const [label, path] of table) this.addElement(label, path, from);
  }
}
