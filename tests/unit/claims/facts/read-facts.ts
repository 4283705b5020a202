/**
 * A second, deliberately simple reading of an ExplanationOfBenefit, written from the guides and not from the reader that
 * it checks: every fact of it that is no amount of money.
 */

import { addCoverage } from './coverage-facts.ts';
import { addElements, addLineElements } from './element-facts.ts';
import { type Fact, Facts } from './fact.ts';
import { addCare, addDates, addNumbers, addPeople, addRelated } from './header-facts.ts';
import { addAdjudications, addExtensions, addSupportingInfo } from './info-facts.ts';
import type { Json } from './json.ts';
import { addDrug, addLines } from './line-facts.ts';
import type { Find } from './people.ts';
import { addNetworks, addStatus, kindOf } from './state-facts.ts';

/** All facts of the claim; `find` finds the resources that it refers to. */
export function readFacts(eob: Json, find: Find): readonly Fact[] {
  const facts = new Facts();
  const isPharmacy = kindOf(eob) === 'pharmacy';
  addNumbers(eob, isPharmacy, facts);
  addRelated(eob, find, facts);
  addStatus(eob, facts);
  addDates(eob, facts);
  addPeople(eob, find, facts);
  addCoverage(eob, find, isPharmacy, facts);
  addNetworks(eob, facts);
  addCare(eob, find, facts);
  addLines(eob, find, facts);
  addSupportingInfo(eob, find, isPharmacy, facts);
  if (isPharmacy) addDrug(eob, facts);
  addAdjudications(eob, facts);
  addExtensions(eob, find, facts);
  addElements(eob, facts);
  addLineElements(eob, find, facts);
  return facts.all;
}
