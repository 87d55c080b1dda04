import { expect, test } from '@jest/globals';
import { build } from '../../projections/engine/build.ts';
import { READ_MODELS } from '../../projections/index.ts';
import { FIELD_CLASSES, isEventType } from '../../src/registry/events.ts';
import { openEmbeddedLog } from '../../src/store/embedded-log.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';
import { generateLog, pupilStreams } from './generated-log.ts';

const PLAN = { schools: ['910001'], roll: 100, decisions: 3_000 };

test('a generated log holds the events of every family, each with fields of its type only, and every read model takes it', () => {
  using folder = new TemporaryFolder();
  const file = folder.file('log.db');
  const head = generateLog({ file, ...PLAN });
  const log = openEmbeddedLog(file);
  const events = log.readAfter(0, head);
  const wrong = events.filter(
    ({ type, data }) =>
      !isEventType(type) || !Object.keys(data).every((name) => Object.hasOwn(FIELD_CLASSES[type], name)),
  );
  expect(wrong.map(({ type }) => type)).toEqual([]);
  const types = new Set(events.map(({ type }) => type));
  for (const type of [
    'SenSupportDecided',
    'FinalPlanReceived',
    'ProvisionStarted',
    'ProvisionAmended',
    'ProvisionEnded',
    'OutcomeAssessed',
    'DeliveryLogged',
    'ApdrReviewHeld',
    'AnnualReviewHeld',
    'SignOffApproved',
    'CorrectionRecorded',
  ])
    expect(types).toContain(type);
  expect(new Set(events.map(({ stream }) => stream))).toEqual(new Set(pupilStreams('910001', 100)));
  const orders = READ_MODELS.map((model) => ({ model, path: folder.file(`${model.name}.db`), keepFaulted: false }));
  expect(build(log, orders)).toEqual(orders.map(() => ({ ordinal: head, fault: undefined })));
  log.close();
});
