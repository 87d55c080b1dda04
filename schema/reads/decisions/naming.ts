import type { DecisionAuthority } from '../../../projections/decisions/decision-authority.ts';
import type { Person } from '../people/person.ts';
import type { Identities } from '../pupils/identities.ts';
import type { Pupil } from '../pupils/pupil.ts';
import type { Accountability } from './accountability.ts';

/** Who is named in a decision, as far as the viewer may know. */
export interface Naming {
  readonly person: (id: string) => Person;
  readonly pupil: (id: string) => Pupil;
  /** Its findings, those of authority as known at the cut; worked out when it is asked for. */
  readonly authority: () => DecisionAuthority;
  /** Who was told, asked and heard about it; worked out when it is asked for. */
  readonly account: () => Accountability;
  /** The answer in which it is shown. */
  readonly shownIn: Identities;
}
