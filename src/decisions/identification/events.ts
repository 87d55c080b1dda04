import {
  code,
  type DataOf,
  event,
  optional,
  partOf,
  partsOf,
  reviewDay,
  text,
  workedOut,
} from '../../kernel/members.ts';
import { EVIDENCE } from '../evidence.ts';
import { PARENT_INFORMED } from '../parent-informed.ts';
import { RANKED_NEED } from '../ranked-need.ts';
import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Personal } from '../personal.ts';
import type { SenStatus } from '../pupil-events.ts';
import type { RankedNeed } from '../ranked-need.ts';

/** The school decides that a pupil has SEN and gets SEN support, K (CoP 6.39-6.43; parents are informed, s.68). */
export const SenSupportDecided = event('SenSupportDecided', 'A pupil was placed on SEN support.', {
  needs: partsOf(RANKED_NEED, 'Needs, ranked.'),
  reviewOn: optional(reviewDay('When it is reviewed next.')),
  parentInformed: optional(partOf(PARENT_INFORMED, 'That a parent or young person was informed.')),
  evidence: partsOf(EVIDENCE, 'Evidence.'),
  ncYear: workedOut(optional(code('National Curriculum year of the pupil at the time.'))),
  rationale: text('Why.'),
  desiredOutcomes: optional(text('Outcomes that are sought.')),
  parentViews: optional(text('Views of the parents.')),
  pupilViews: optional(text('Views of the pupil.')),
});
export type SenSupportDecided = DataOf<typeof SenSupportDecided>;

/** Where an observed status comes from. CTF, MIS and CENSUS are files; the rest a person read or was told. */
export const OBSERVATION_SOURCES = ['CTF', 'MIS', 'CENSUS', 'LA_DOCUMENT', 'PREVIOUS_SCHOOL', 'PARENT'] as const;
export type ObservationSource = (typeof OBSERVATION_SOURCES)[number];

/** A provision code as a file or document states it: not a decision of the school (domain §0.1, §2.5). */
export interface ProvisionCodeObserved {
  readonly schoolUrn: string;
  readonly source: ObservationSource;
  readonly status: SenStatus;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly needs: readonly RankedNeed[];
  readonly documentOn: CivilDate | null;
  readonly receivedOn: CivilDate | null;
  readonly plan: PlanPapers | null;
  /** Why a plan ended, by the codes of SEN2; absent where none ended or nobody said. */
  readonly ceaseReason?: string;
  readonly planReference: Personal | null;
  readonly note: Personal | null;
}

/** The LA whose plan it is, and the kind of notice the status rests on. */
export interface PlanPapers {
  readonly laCode: string;
  readonly notice: 'FINAL_PLAN' | 'CEASE_NOTICE' | 'TRANSFER_NOTICE';
}
