import { type ChecklistState, EhcEvidenceAssembled } from '../decisions/ehc/request-events.ts';
import { provisionsWhileOnRoll } from '../decisions/provision/leaving.ts';
import { provisionOn, type ProvisionOn } from '../decisions/provision/provisions.ts';
import type { EvidenceReference } from '../decisions/evidence.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent } from '../kernel/folding.ts';
import { isA } from '../kernel/members.ts';
import { evidenceChecklistInForce, USUAL_REVIEWED_CYCLES } from '../reference/ehc-evidence.ts';

/** One thing that local authorities usually ask for, and what the record has of it. */
export interface EvidenceItem {
  readonly code: string;
  readonly name: string;
  readonly stands: boolean;
  /** The records that show it, oldest first, and the day of the latest. */
  readonly records: readonly string[];
  readonly newestOn: CivilDate | null;
  /** What the school last recorded of it when it put its evidence together. */
  readonly stated: ChecklistState | null;
}

/** The evidence for an EHC needs assessment on a day. It is no legal test (s.36(8)). */
export interface EhcEvidence {
  readonly items: readonly EvidenceItem[];
  readonly reviewedCycles: number;
  readonly usualCycles: number;
  /** Provision active now or before, with its cost. */
  readonly provisions: readonly ProvisionOn[];
}

/** Works the evidence out from one school's events about a pupil. */
export function ehcEvidence(events: readonly EffectiveEvent[], on: CivilDate): EhcEvidence {
  const known = events.filter((event) => effectiveDate(event) <= on);
  const provisions = provisionsWhileOnRoll(known)
    .flatMap((history) => provisionOn(history, on) ?? [])
    .filter(({ startOn }) => startOn !== null && startOn <= on);
  const stated = known.findLast(isA(EhcEvidenceAssembled))?.data.checklist;
  const items = evidenceChecklistInForce(on).map(({ code, name }): EvidenceItem => {
    const shown = known.filter(SHOWN_BY[code] ?? (() => false));
    const days = shown.map((event) => effectiveDate(event));
    return {
      code,
      name,
      stands: shown.length >= (code === 'REVIEWED_CYCLES' ? USUAL_REVIEWED_CYCLES : 1),
      records: shown.map(({ id }) => id),
      newestOn: days.at(-1) ?? null,
      stated: stated?.find((item) => item.code === code)?.state ?? null,
    };
  });
  return { items, reviewedCycles: known.filter(isReview).length, usualCycles: USUAL_REVIEWED_CYCLES, provisions };
}

type Shows = (event: EffectiveEvent) => boolean;

const isReview: Shows = ({ type }) => type === 'ApdrReviewHeld' || type === 'SenSupportReviewHeld';
const ofType =
  (...types: readonly string[]): Shows =>
  ({ type }) =>
    types.includes(type);
const said =
  (name: string): Shows =>
  ({ data }) =>
    data[name] != null;
const any =
  (...ways: readonly Shows[]): Shows =>
  (event) =>
    ways.some((way) => way(event));

/** Whether a record refers to evidence of these kinds. */
function refers(...kinds: readonly EvidenceReference['kind'][]): Shows {
  return ({ data: { evidence } }) =>
    Array.isArray(evidence) &&
    (evidence as unknown as readonly EvidenceReference[]).some(({ kind }) => kinds.includes(kind));
}

function views(name: 'parentViews' | 'pupilViews', ...parties: readonly string[]): Shows {
  return any(
    said(name),
    ({ type, data }) =>
      type === 'ConsultationHeld' && data['views'] != null && parties.includes(data['party'] as string),
  );
}

/** Which records show what, by the codes of the checklist. */
const SHOWN_BY: Readonly<Record<string, Shows>> = {
  REVIEWED_CYCLES: isReview,
  PROVISION_MAP_WITH_COSTS: ofType('ProvisionStarted'),
  ATTAINMENT: any(
    refers('PROGRESS_DATA', 'ASSESSMENT'),
    ({ type, data: { progress } }) => type === 'InformationGathered' && Array.isArray(progress) && progress.length > 0,
  ),
  ADAPTATIONS: ofType('ProvisionAmended', 'SenSupportSteppedUp'),
  TARGETS: ofType('OutcomeSet'),
  ATTENDANCE: refers('ATTENDANCE_DATA'),
  SPECIALIST_REPORTS: any(ofType('AdviceReceived'), refers('SPECIALIST_REPORT')),
  MEDICAL: refers('MEDICAL_REPORT'),
  PARENT_VIEWS: views('parentViews', 'PARENT', 'YOUNG_PERSON', 'ALTERNATIVE_PERSON'),
  PUPIL_VIEWS: views('pupilViews', 'PUPIL', 'YOUNG_PERSON'),
  // ConsultationOpened has the metadata of its decision, so it is left out.
  CHRONOLOGY: ({ type, metadata }) => metadata.decidedBy !== undefined && type !== 'ConsultationOpened',
  CONSENT: ({ type, data }) =>
    type === 'ReferralMade' || type === 'SpecialistReferralDecided'
      ? data['consent'] != null
      : data['agreement'] === 'AGREED',
};
