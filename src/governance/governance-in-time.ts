import type { Instant } from '../kernel/instant.ts';
import type { Governance } from './school.ts';

/** The streams that authority at a school rests on, by name: its own and its trust's. */
export type GovernanceStreams = Readonly<Record<string, Governance>>;

/** What a school's authority rests on, as the log knew it at any ordinal. */
export interface GovernanceInTime {
  readonly schoolUrn: string;
  /** What persons held there is ended on the day they left. */
  readonly at: (ordinal: number) => GovernanceStreams;
  /** Ordinals after one up to another at which governance of school, trust or these persons changed. */
  readonly changes: (after: number, upTo: number, persons: readonly string[]) => readonly number[];
  /** The greatest ordinal of any change of governance that was known at a moment; 0 if there is none. */
  readonly ordinalKnownAt: (moment: Instant) => number;
  /** When the change with this ordinal was known. */
  readonly knownAt: (ordinal: number) => Instant;
}
