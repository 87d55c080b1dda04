import { code, part, type Stored, whole } from '../kernel/members.ts';

const LOWEST_RANK = 50;

/** A type of need with its rank; 1 is primary. A rule checks `code` against the dated list. */
export const RANKED_NEED = part('RankedNeed', 'A need with its rank.', {
  code: code(
    'Code of the type of need, from `codeList(name: NEED)`.',
    'Code of the type of need; `codeList(name: NEED)` says what it stands for.',
  ),
  rank: whole('Rank; 1 is the primary need.', 1, LOWEST_RANK),
});
export type RankedNeed = Stored<typeof RANKED_NEED.members>;
