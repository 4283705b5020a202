/** Names as bills and claims write them: 79 pairs of one provider, 70 of two. Invented. */
import { describe, expect, it } from 'vitest';
import { rateName } from '../../../electron/data/bills/match/compare-names.ts';
import { foldName, readName } from '../../../electron/data/bills/match/fold-names.ts';
import { billOf, claimOf, judge } from './bill-and-claim.ts';

const same: [onBill: string, onClaim: string][] = [
  ['LAKESIDE ORTHO ASSOC', 'Lakeside Orthopedics'],
  ['MAPLE FAM PRACT', 'Maple Family Practice'],
  ['CLEARWATER LAB INC', 'Clearwater Laboratory'],
  ['SUMMIT IMG ASSOC', 'Summit Imaging'],
  ['MOTION PHYS THERAPY', 'Motion Physical Therapy'],
  ['Motion Works PT', 'Motion Physical Therapy'],
  ['ST BRENDAN HOSP', 'St. Brendan Hospital'],
  ['Saint Brendan Hospital', 'ST. BRENDAN HOSPITAL INC'],
  ['HARBOR ANES GRP', 'Harbor Anesthesia Group'],
  ['Harbor Anesthesiologists, P.A.', 'HARBOR ANESTHESIA GROUP'],
  ['CLEAR VISION EYECARE', 'Clear Vision Eye Care'],
  ['NORTHGATE SURG CTR', 'Northgate Surgery Center'],
  ['Northgate Surgical Center, LLC', 'NORTHGATE SURGERY CTR'],
  ['LITTLE OAKS PEDS', 'Little Oaks Pediatrics'],
  ['Little Oak Pediatric Associates', 'LITTLE OAKS PEDIATRICS PC'],
  ['HOMEWAY MED SUPPLY', 'Homeway Medical Supply'],
  ['BRIGHT SMILE DENTISTRY', 'Bright Smile Dental'],
  ['Riverbend Med Grp', 'RIVERBEND MEDICAL GROUP PLLC'],
  ['UNIV OF WESTMERE HLTH SVCS', 'University of Westmere Health Services'],
  ['WESTMERE UNIV PHYS', 'Westmere University Physicians'],
  ['VALLEY PHYS THER', 'Valley Physical Therapy'],
  ['FOXGLOVE FAMILY MED', 'Foxglove Family Medicine'],
  ['Foxglove Internal Medicine', 'FOXGLOVE INT MED ASSOC'],
  ['PINE RIDGE OB/GYN', 'Pine Ridge Obstetrics & Gynecology'],
  ['PINE RIDGE OBGYN ASSOCS', 'Pine Ridge Obstetrics and Gynecology'],
  ['CEDAR ENT', 'Cedar Ear, Nose & Throat'],
  ['Cedar Ear Nose and Throat Associates', 'CEDAR E.N.T. ASSOC'],
  ['COPPER CANYON RAD', 'Copper Canyon Radiology'],
  ['COPPER CANYON RADIOLOGISTS PC', 'Copper Canyon Radiology'],
  ['ELMWOOD DERM', 'Elmwood Dermatology'],
  ['ELMWOOD CHIRO CTR', 'Elmwood Chiropractic Center'],
  ['MT HOLLOW GASTRO', 'Mount Hollow Gastroenterology'],
  ['Mt. Hollow Gen Hosp', 'MOUNT HOLLOW GENERAL HOSPITAL'],
  ['BLUEBELL CARDIO CONSULTANTS', 'Bluebell Cardiology Consultants'],
  ['BLUEBELL CARDIOLOGISTS', 'Bluebell Cardiology'],
  ['NW HEIGHTS URGENT CARE', 'Northwest Heights Urgent Care'],
  ['TANAGER EMERG PHYSICIANS', 'Tanager Emergency Physicians'],
  ['TANAGER PATH LAB', 'Tanager Pathology Laboratories'],
  ['Willow Creek Labs', 'WILLOW CREEK LABORATORY'],
  ['WILLOW CRK DIAG IMG & WILLOW CREEK LAB', 'Willow Creek Lab'],
  ['ASPEN COMM HLTH CTR', 'Aspen Community Health Center'],
  ['Aspen Healthcare', 'ASPEN HEALTH CARE INC'],
  ['DOVER HSP', 'Dover Hospital'],
  ['GRANITE SPORTS MED', 'Granite Sports Medicine'],
  ['GRANITE ORTHO & SPORTS MED', 'Granite Orthopaedics'],
  ['HÁWTHORN PAEDIATRICS', 'Hawthorn Pediatrics'],
  ['LAKESIDE ORTHOPEDIC', 'Lakeside Orthopedic Surgery & Sports Medicine'],
  ['HARBOR VALLEY ORTHOP', 'Harbor Valley Orthopedics and Spine'],
  ['MEADOWBROOK REHABIL', 'Meadowbrook Rehabilitation Hospital'],
  ['STONEBRIDGE ONCOLOG', 'Stonebridge Oncology Institute'],
  ['JUNIPER WOMENS HLTH', 'Juniper Women’s Health'],
  ['JUNIPER NEURO SPEC', 'Juniper Neurology Specialists'],
  ['Larkspur Pulmonology', 'LARKSPUR PULM ASSOC'],
  ['LARKSPUR BEHAV HLTH', 'Larkspur Behavioral Health'],
  ['CLEARWATER REG LAB', 'Clearwater Laboratory Services'],
  ['QUIET MIND COUNS', 'Quiet Mind Counseling'],
  ['CORNER PHARM', 'Corner Pharmacy'],
  ['SUNDIAL UROL GRP PA', 'Sundial Urology Group'],
  ['SUNDIAL UROLOGISTS', 'Sundial Urology Group'],
  ['FERN HILL FAM PHYS', 'Fern Hill Family Physicians'],
  // Shortened in ways that no list knows
  ['PEBBLE CRK INT MED', 'Pebble Creek Internal Medicine'],
  ['HAZEL PK HOSP', 'Hazel Park Hospital'],
  ['HAZEL BCH URGENT CARE', 'Hazel Beach Urgent Care'],
  ['THORNBURY AMB SVC', 'Thornbury Ambulance Service'],
  ['THORNBURY ER PHYS', 'Thornbury Emergency Physicians'],
  ['THORNBURY EMS', 'Thornbury Emergency Medical Services'],
  ['OAKHAVEN RMC', 'Oakhaven Regional Medical Center'],
  ['COBALT DME', 'Cobalt Durable Medical Equipment'],
  ['SILVERPINE BEH HLTH', 'Silverpine Behavioral Health'],
  ['SILVERPINE PSYCH ASSOC', 'Silverpine Psychiatry Associates'],
  ['SILVERPINE PSYCHIATRIC', 'Silverpine Psychiatry'],
  ['IRONBRIDGE VASC SURG', 'Ironbridge Vascular Surgery'],
  ['IRONBRIDGE INF DIS', 'Ironbridge Infectious Disease'],
  ['SO VALLEY ANES', 'South Valley Anesthesia'],
  ['N COUNTY CARDIOLOGY', 'North County Cardiology'],
  ['EASTSIDE PEDS', 'East Side Pediatrics'],
  ['ROSEDALE XRAY', 'Rosedale X-Ray'],
  ['MT VIEW UROLOGY', 'Mountain View Urology'],
  ['STE GENEVRA MED CTR', 'Sainte Genevra Medical Center'],
];

const different: [onBill: string, onClaim: string][] = [
  ['LAKESIDE CARDIO ASSOC', 'Lakeside Orthopedics'],
  ['LAKEVIEW ORTHO ASSOC', 'Lakeside Orthopedics'],
  ['MAPLE DENTAL', 'Maple Family Practice'],
  ['OAK FAM PRACT', 'Maple Family Practice'],
  ['CLEARWATER PHARM', 'Clearwater Laboratory'],
  ['CLEARVIEW LAB INC', 'Clearwater Laboratory'],
  ['SUMMIT DENTAL ASSOC', 'Summit Imaging'],
  ['SUMMERSET IMG ASSOC', 'Summit Imaging'],
  ['SUMMIT MED GRP', 'Summit Imaging'],
  ['FAMILY PRACT', 'Maple Family Practice'],
  ['PHYSICAL THERAPY', 'Motion Physical Therapy'],
  ['MOTION DERM', 'Motion Physical Therapy'],
  ['NOTION PHYS THERAPY', 'Motion Physical Therapy'],
  ['RADIOLOGY ASSOC', 'Copper Canyon Radiology Associates'],
  ['MEDICAL GROUP', 'Riverbend Medical Group'],
  ['ST MARY HOSP', 'St. Brendan Hospital'],
  ['ST BRENDAN DENTAL', 'St. Brendan Hospital'],
  ['ST BRENDAN PHARM', 'St. Brendan Hospital'],
  ['SAINT JUDE', 'Saint Brendan'],
  ['MT HOLLOW HOSP', 'Mount Pleasant Hospital'],
  ['MT HOLLOW GASTRO', 'Mount Hollow Dental'],
  ['HARBOR VALLEY CARDIO', 'Harbor Valley Orthopedics'],
  ['HARBOR VALLEY PEDS', 'Harbor Valley Orthopedics'],
  ['HARBOR DENTAL', 'Harbor Anesthesia Group'],
  ['HARBOR IMG', 'Harbor Anesthesia Group'],
  ['NORTHGATE DENTAL CTR', 'Northgate Surgery Center'],
  ['SOUTHGATE SURG CTR', 'Northgate Surgery Center'],
  ['NORTH VALLEY SURG CTR', 'North Harbor Surgery Center'],
  ['NORTH HLTH', 'North Dental'],
  ['LITTLE ELMS PEDS', 'Little Oaks Pediatrics'],
  ['BRIGHT EYES OPTOMETRY', 'Bright Smile Dental'],
  ['BRIGHT EYE CARE', 'Bright Smile Dental'],
  ['WESTMERE UNIV HOSP', 'Eastmere University Hospital'],
  ['UNIV HOSP', 'Westmere University Hospital'],
  ['UNITED IMG CTRS', 'United Imaging Partners of Dover'],
  ['UNITED DENTAL', 'United Imaging'],
  ['FIRST CHOICE DENTAL', 'First Street Dental'],
  ['ADVANCED DERM', 'Advanced Cardiology'],
  ['ADVANCED RAD SVCS', 'Advanced Anesthesia Services'],
  ['AMERICAN HOME PT', 'American Lab Services'],
  ['PREMIER ORTHO', 'Premier Pediatrics'],
  ['NATIONAL LAB SVCS', 'National Hearing Laboratory Group'],
  ['PINE RIDGE ENT', 'Pine Ridge OB/GYN'],
  ['PINE GROVE OB/GYN', 'Pine Ridge OB/GYN'],
  ['CEDAR EYE CARE', 'Cedar Ear, Nose & Throat'],
  ['CEDARS RAD', 'Cedar Pathology'],
  ['TANAGER PATH LAB', 'Tanager Emergency Physicians'],
  ['WILLOW CREEK LAB', 'Willow Creek Dental'],
  ['WILLOW LAKE LABS', 'Willow Creek Labs'],
  ['ASPEN COMM HOSP', 'Aspen Dental'],
  ['DOVER URO', 'Dover Neurology'],
  ['GRANITE PODIATRY', 'Granite Orthopedics'],
  ['ELMWOOD CHIRO', 'Elmwood Dermatology'],
  ['JUNIPER PEDS', 'Juniper Neurology Specialists'],
  ['LARKSPUR PHYS THERAPY', 'Larkspur Physicians'],
  ['LARKSPUR GASTRO', 'Larkspur Pulmonology'],
  ['QUIET RIVER COUNS', 'Quiet Mind Counseling'],
  ['CORNER DENTAL', 'Corner Pharmacy'],
  ['HOMEWAY HOSPICE', 'Homeway Dialysis'],
  ['MEDIBILL PARTNERS LLC', 'Harbor Valley Orthopedics'],
  ['N KESTREL DERM', 'South Kestrel Dermatology'],
  ['JOHNSON FAMILY DENTAL', 'Johnston Family Dental'],
  ['OAKHAVEN OB', 'Oakhaven Orthopedics'],
  ['OAKHAVEN NEPH', 'Oakhaven Neurology'],
  ['OAKHAVEN PSYCH', 'Oakhaven Physicians'],
  ['SUNRISE HOSPICE', 'Sunrise Hospital'],
  ['HAZELTON RAD', 'Hazel Radiology'],
  ['KESTREL AMB', 'Kestrel Urgent Care'],
  ['E COAST IMG', 'West Coast Imaging'],
  ['RMC PHARMACY', 'Oakhaven Regional Medical Center'],
];

const unlike: readonly unknown[] = [null, 'common-name'];
const rate = ([onBill, onClaim]: [string, string]) => rateName(readName(onBill), readName(onClaim));
const agrees: ReadonlySet<string> = new Set(['match', 'match-calc', 'several', 'plan-part']);

describe('names of providers', () => {
  it('are 79 pairs of one, and 70 of two', () => {
    expect([same.length, different.length]).toEqual([79, 70]);
  });

  it.each(same)('%s is %s', (...pair) => {
    expect(unlike).not.toContain(rate(pair));
    // From either side.
    expect(unlike).not.toContain(rate([pair[1], pair[0]]));
  });

  it.each(different)('%s is not %s', (...pair) => {
    expect(unlike).toContain(rate(pair));
    expect(unlike).toContain(rate([pair[1], pair[0]]));
  });

  it('of two lead to no match, with the same day, charge and amount', () => {
    const matches = different.filter(([biller, provider]) => {
      const bill = billOf({ biller, accounts: [], totalChargesCents: 400_00 });
      return agrees.has(judge(bill, [claimOf({ providers: [provider] })]).verdict);
    });
    expect(matches).toEqual([]);
  });

  it('of one, with the same day and no number, are asked about', () => {
    const missed = same.filter(([biller, provider]) => {
      const bill = billOf({ biller, accounts: [], dueCents: 99_99 });
      return judge(bill, [claimOf({ providers: [provider] })]).verdict !== 'ask';
    });
    expect(missed).toEqual([]);
  });

  it.each([
    ['with "&" or "and"', 'Pine & Ridge', 'Pine and Ridge'],
    ['in the plural or not', 'Willow Labs', 'Willow Lab'],
    ['with a legal form or not', 'Aspen Clinic, P.L.L.C.', 'Aspen Clinic'],
    ['with accents or not', 'Clínica Álamo', 'CLINICA ALAMO'],
  ])('are one %s', (_what, one, other) => {
    expect(foldName(one)).toEqual(foldName(other));
  });
});
