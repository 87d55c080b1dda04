import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { withMerged } from '../../src/records/whole-record.ts';
import { sencoInvolvement } from '../../src/decisions/involvement/senco-involvement.ts';
import { foldCorrections, foldVoided, type Placed } from '../../src/kernel/folding.ts';
import { bearingOn, involvedIn } from '../../src/matters/judged-matter.ts';
import { mattersOf } from '../../src/matters/matters.ts';

/**
 * The log of the demo of Harrow Road as it was before decisions were counted by matters, as of 20 November 2026. It has
 * what matters follow from; sealed fields and those of no use here are left out.
 */
const LOG = gunzipSync(readFileSync('test/fixtures/demo-before-matters/log.jsonl.gz'))
  .toString()
  .split('\n')
  .map((line) => JSON.parse(line) as Placed);
const HARROW = '900002';
/** It was opened on 1 September 2023. */
const RECORD_FROM = '2023-10-01';

const streams = Map.groupBy(LOG, ({ stream }) => stream);
const recordOf = (pupil: string): readonly Placed[] => withMerged(streams.get(`pupil-${pupil}`) ?? [], recordOf);

/** Each decided matter in which the SENCO was in this state: day and type of its principal decision, acts, lag. */
function mattersWhere(state: string): readonly string[] {
  return [...streams.keys()]
    .filter((stream) => stream.startsWith('pupil-'))
    .flatMap((stream) => {
      const record = recordOf(stream.slice('pupil-'.length));
      if (record.at(-1)?.type === 'MergedInto') return [];
      const events = foldCorrections(record);
      const bearing = bearingOn(events);
      return mattersOf(events, foldVoided(record)).flatMap((matter) => {
        if (matter.principal === null) return [];
        const post = { schoolUrn: HARROW, heldOn: () => [], recordFrom: RECORD_FROM };
        const found = sencoInvolvement(involvedIn(matter), bearing(matter), post);
        const acts = matter.acts.map(({ type }) => type).join('+');
        return found.state === state ? [[matter.on, acts, found.lagDays ?? '-'].join(' ')] : [];
      });
    })
    .sort();
}

describe('the demo before matters: fifteen acts told late and ten not told', () => {
  test('are eight matters told late', () => {
    // Of the fifteen acts, six are letters that carry out a decision of which the SENCO was asked before (23 March
    // twice, 14 and 21 September, 12 October, 2 November), and one is the parents' own request (15 October).
    expect(mattersWhere('INFORMED_AFTER')).toEqual([
      // Without a sign-off, by the head alone, and answered the day after.
      '2025-07-14 ProvisionStarted+OutcomeSet 1',
      // The deputy on the delegation; reduced support; a placement, of which only others say that the SENCO knew.
      '2025-12-15 SenSupportDecided 1',
      '2026-04-27 ProvisionStarted+OutcomeSet 1',
      // Claimed for the same day, and disputed.
      '2026-09-07 EhcRequestDecided 8',
      '2026-09-21 PlacementStarted 1',
      // The reduced support made less, and top-up asked for.
      '2026-10-19 ProvisionAmended 1',
      '2026-10-19 TopUpRequested 1',
      // The leadership team for Reuben.
      '2026-11-02 EhcRequestDecided 9',
    ]);
  });

  test('and six matters not told', () => {
    // Four of the ten acts are outcomes of the same command as their provision (14 July 2025; 27 April, 28 September
    // and 19 October 2026): two were told late with it, two were not told.
    expect(mattersWhere('NOT_INFORMED')).toEqual([
      // Ended for want of money: the mentor's time, and SEN support itself.
      '2026-04-27 ProvisionEnded -',
      '2026-04-27 RegisterRemovalDecided -',
      // The deputy after the delegation.
      '2026-08-17 SenSupportDecided -',
      // Two timetables made shorter.
      '2026-09-28 ProvisionStarted+OutcomeSet -',
      // The question about naming, answered without the SENCO.
      '2026-10-14 SchoolConsultationAnswered -',
      '2026-10-19 ProvisionStarted+OutcomeSet -',
    ]);
  });
});
