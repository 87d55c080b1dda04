// Follows the log of argv[2] into the folder argv[3] and dies by SIGKILL behind the event with the ordinal argv[4], its
// transaction still open.
import { MODEL } from '../../../projections/decisions/decision-history-model.ts';
import type { Apply, ReadModel } from '../../../projections/engine/projection.ts';
import { openProjections } from '../../../projections/engine/runner.ts';
import { openEmbeddedLog } from '../../../src/store/embedded-log.ts';

const [, , file = '', folder = '', last = ''] = process.argv;
const fatal =
  (apply: Apply): Apply =>
  (event) => {
    apply(event);
    if (event.ordinal === Number(last)) process.kill(process.pid, 'SIGKILL');
  };
const model: ReadModel = {
  ...MODEL,
  follow: (database, log) => fatal(MODEL.follow(database, log)),
  collect(database, share) {
    const { begin, flush } = MODEL.collect(database, share);
    return { begin: (streamAsAt) => fatal(begin(streamAsAt)), flush };
  },
};
const log = openEmbeddedLog(file);
const projections = await openProjections({ log, folder, models: [model], batch: 10 });
await projections.waitFor(log.head(), ['decision-history'], 60_000);
process.exit(3);
