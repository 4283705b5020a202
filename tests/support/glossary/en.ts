import type { Glossary } from './glossary.ts';

/** One word for one thing, as an American says it to a clerk on the phone. */
export const english: Glossary = {
  rules: [
    // Who and what.
    { say: 'your plan', not: /\binsurers?\b|\binsurance compan|\bpayers?\b/i, bad: 'Ask the insurer.' },
    { say: 'provider', not: /\bbillers?\b|(?<!provider )\bwho treated you\b/i, bad: 'For the biller' },
    { say: 'insurance card', not: /\b(?:member|plan|plastic) cards?\b/i, bad: 'Look at your member card.' },
    { say: 'member ID', not: /\bmember numbers?\b/i, bad: 'Your member number' },
    { say: 'username', not: /\buser names?\b/i, bad: 'Type the user name.' },
    {
      say: 'someone new',
      not: /\bnot here yet\b|\b(?:every(?:one|body)) here\b/i,
      bad: 'Someone who is not here yet',
    },
    {
      say: 'someone, everyone, no one, who, again',
      not: /\b(?:some|every|no|any)body\b|\bwhom\b|\banew\b/i,
      bad: 'Somebody else',
    },
    { say: 'sample', not: /\bmade[- ]up\b/i, bad: 'Try it with made-up data' },
    // Money.
    { say: 'amount billed', not: /\bfull charge\b|\bprice asked\b/i, bad: 'Shows the full charge' },
    {
      say: 'your share',
      not: /\byour parts?\b|\bleft for you\b/,
      bad: 'What is left for you is below.',
    },
    {
      say: 'went toward your deductible',
      not: /\bwent to (?:your|the) deductible\b/i,
      bad: 'Went to your deductible',
    },
    {
      say: 'out-of-pocket limit',
      not: /\bthe most (?:you|your family) pays?\b|\bmost (?:you|one person|the family|your family) pays?\b|\bmaximum\b|\bceiling\b/i,
      bad: 'Most you pay in a year',
    },
    { say: 'coinsurance', not: /\bpercent\b/i, bad: 'Your percent' },
    {
      say: 'plan-approved amount',
      not: /\bplan approved\b(?! (?:this|your|the request))/i,
      bad: 'Plan approved',
    },
    { say: 'total', not: /\bsums?\b|\bin all\b|\ball together\b/i, bad: 'In all, you paid $10.00.' },
    {
      say: 'not in your totals',
      not: /\bin no (?:sum|list)\b|\bnot counted above\b/i,
      bad: 'It is in no list.',
    },
    {
      say: 'not given; “Your plan did not say”',
      not: /\bnot (?:stated|named|said)\b|\bstated\b|\bstates (?:it|a|the|no|that)\b|\b(?:do|does|did) not state\b/i,
      bad: 'Your plan did not state your share.',
    },
    { say: 'calculated', not: /\bwork(?:s|ed)? (?:\w+ )?out\b/i, bad: 'Worked out by this app' },
    {
      say: 'wait for the bill before you pay',
      not: /\bpay only against\b/i,
      bad: 'Pay only against a provider’s bill.',
    },
    {
      say: 'unpaid; left of your share',
      not: /\bopen bills?\b|\bbills? (?:is|are|that are) open\b|\bopen of your share\b|\bpast its date\b/i,
      bad: '2 bills are open',
    },
    { say: 'payment plan', not: /\binstallments?\b/i, bad: 'Pay in installments' },
    {
      say: 'mark as paid',
      not: /\bpaying down\b|\bwrote down paying\b/i,
      bad: 'You wrote down paying $5.00.',
    },
    {
      say: 'matches, does not match',
      not: /\b(?:dis)?agrees\b|\bcould be meant\b|\bbeside\b/i,
      bad: 'This bill agrees with your plan.',
    },
    // Decisions and appeals.
    {
      say: 'denied, denial; “did not share”',
      not: /\brefus|\b(?:someone|plan) said no\b|\bdid not allow (?:the|them|these)\b/i,
      bad: 'Your plan refused it.',
    },
    {
      say: 'review its decision',
      not: /\blooks? (?:at [\w’ ]{0,30})?again\b/i,
      bad: 'Ask your plan to look again',
    },
    { say: 'deadline', not: /\blast day\b/i, bad: 'The last day on your letter' },
    { say: 'external review', not: /\boutside review\b|\breview by others\b/i, bad: 'Outside review' },
    { say: 'prior approval', not: /\bplan approvals?\b/i, bad: 'Plan approvals' },
    {
      say: 'in network, out of network',
      not: /\boutside (?:the|your) network\b/i,
      bad: 'Outside the network',
    },
    {
      say: 'to review, reviewed',
      not: /\bneeds? a look\b|\blooked (?:at|through)\b|\bput away\b|\bneeds you today\b/i,
      bad: '2 claims need a look',
    },
    { say: 'related claims', not: /\bbelongs? together\b/i, bad: 'What belongs together' },
    // What a person does.
    {
      say: 'add, mark, save',
      not: /\bwr(?:ote|itten|ite) (?:(?:it|this|that|them|you|what) )?down\b|\byou wrote\b|\bwas written\b|\bby hand\b|\bnoted\b/i,
      bad: 'Write it down',
    },
    {
      say: 'delete, remove, undo',
      not: /\btak(?:e|es|en) (?:[\w{}]+ )?(?:back|away)\b|\btook (?:\w+ ){0,3}back\b/i,
      bad: 'Take it away',
    },
    {
      say: 'choose, check, select',
      not: /\btick\b(?!-)|\bpress\b(?! (?:any key|\/|Ctrl))/i,
      bad: 'Tick the box first.',
    },
    { say: 'Continue, Keep going', not: /\bgo(?:es)? on\b|\bgoing on\b/i, bad: 'Go on' },
    // Where records are.
    { say: 'connection', not: /\bpermissions?\b/i, bad: 'The permission ended.' },
    {
      say: 'secure storage',
      not: /\b(?:safe )?places? for keys\b|\bsafe place\b/i,
      bad: 'The safe place for keys',
    },
    {
      say: 'backup; restore',
      not: /\bcop(?:y|ies)\b|\bgo back to (?:it|a)\b/i,
      bad: 'Make a copy',
      only: ['copies', 'recovery'],
    },
    {
      say: 'backup; restore',
      not: /\b(?:open|make) a copy\b|\bcopies that claimfolio\b|\bcopy of claimfolio\b/i,
      bad: 'Choose “Open a copy.”',
    },
    {
      say: 'bill, letter, photo or PDF, printout',
      not: /(?<!\bon )\bpapers?\b(?! size)/i,
      bad: 'Open the newer paper',
    },
    {
      say: 'in Claimfolio, already added',
      not: /\bhere already\b|\balready here\b|\b(?:is|are) here (?:now|twice)\b|\bis new here\b/i,
      bad: 'It is here already.',
    },
    {
      say: 'arrive, added, as sent',
      not: /\bc(?:o|a)m(?:e|es|ing) in\b|\bas (?:it|they) came\b|\bwhat came\b|\bbring in\b/i,
      bad: 'Your claims are coming in.',
    },
    // How it is said.
    { say: 'is, shows, appears, counts', not: /\bstands?\b/i, bad: 'It stands in your lists.' },
    { say: 'might not; cannot', not: /\bmay not\b/i, bad: 'You may not have to pay.' },
    {
      say: 'says, without “that”',
      not: /\b(?:plan|it|they|letter|bill)s? (?:says?|said|means?) that\b/i,
      bad: 'Your plan says that it did not pay.',
    },
    { say: 'also, or nothing', not: /,? too[.,]/i, bad: 'Its bills are erased, too.' },
    {
      say: 'still; automatically',
      not: /\ball the same\b|\b(?:by|of) (?:itself|themselves|its own accord)\b/i,
      bad: 'It locks by itself.',
    },
    { say: 'type of', not: /\bkinds? of\b/i, bad: 'Kind of care' },
    {
      say: 'virtual, lifestyle, target, reported by, environment, exactly, ready, in person',
      not: /\bfrom afar\b|\bway of life\b|\baim\b|\btold by\b|\bsurroundings\b|\bsign by sign\b|\bthere and back\b|\bat hand\b|\bhand it over\b|\bnames in full\b|\bpage before\b|\bbig and small\b/i,
      bad: 'Big and small letters matter.',
    },
    { say: 'a period or comma inside the quotation marks', not: /”[.,](?=\s|$)/, bad: 'Choose “Continue”.' },
    {
      say: 'a comma before “and” in a list of three',
      not: /\p{L}, \p{L}+ (?:and|or) \p{L}/u,
      bad: 'visits, tests and medicines',
    },
    // Names of screens.
    { say: 'My plans and cards', not: /\bMy plans\b(?! and cards)/, bad: 'See My plans.' },
    { say: 'Costs and deductible', not: /\bSpending\b/, bad: 'Spending' },
    { say: 'Find a doctor or drug', not: /\bDoctors and drugs\b/, bad: 'Doctors and drugs' },
    {
      say: 'Deductible and out-of-pocket limit',
      not: /\bDeductible and limits\b/,
      bad: 'Deductible and limits',
    },
    { say: 'Hide private details', not: /\bdiscreet\b/i, bad: 'Discreet mode' },
    { say: 'What changed', not: /\bwhat is new\b/i, bad: 'See what is new' },
    { say: 'Claims that look wrong', not: /\bDid these visits happen\b/, bad: 'Did these visits happen?' },
    {
      say: 'Full-year report, Call notes page, Page for your helper',
      not: /\byear book\b|\bcall sheet\b|\bhelper sheet\b/i,
      bad: 'Print a call sheet…',
    },
    { say: 'Payments by year', not: /\bWhat you paid in a year\b/, bad: 'What you paid in a year' },
    { say: 'Use a web address', not: /^By address$/, bad: 'By address' },
  ],
  exceptions: {
    'claim answer.takenBack': 'a plan takes a payment back',
    'claims cell.takenBack': 'a plan takes a payment back',
    'common state.taken-back': 'a plan takes a payment back',
    'csv state.taken-back': 'a plan takes a payment back',
    'limits notIn.late': 'a plan takes money back',
    'statement row.takenBack': 'a plan takes a payment back',
    'statement state.taken-back': 'a plan takes a payment back',
    'visits standing.gone': 'a plan takes a claim back',
    'copies save.forgotten': 'written on paper, not in the app',
    'denials ask.pharmacy.1': 'a doctor writes it, on paper',
    'letters textHint': 'filled in on paper',
    'packet calls.tip': 'written on paper, not in the app',
    'help words.terms.8.meaning': 'explains coinsurance, this once',
    'claim fact.percent': 'what Medicare pays, not coinsurance',
    'claim history.field.serviceEnd': 'the last day of care is no deadline',
    'health dateFrom.end': 'the last day of care is no deadline',
    'taxes entry.bad.end': 'the last day of care is no deadline',
    'taxes entry.fsaEnd': 'the last day of care is no deadline',
    'coverage otherNumber.payer-id': 'the name of a number on cards and bills',
    'plans done.leadEmpty': 'the app looks again, no plan reviews a decision',
    'plans foot': 'where the arrow is, not a comparison',
    'denials bearer.neither': 'two choices, not a list of three',
    'plans goes.disconnect': 'two choices, not a list of three',
    'sample-plan consent.stop': 'two choices, not a list of three',
    'written save.text': 'pairs within a list',
  },
};
