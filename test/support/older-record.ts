import { randomUUID } from 'node:crypto';
import { READ_MODEL_NAMES } from '../../src/registry/read-model-names.ts';
import { olderUpnStream } from '../../src/privacy/identifier-mac.ts';
import { claim } from '../../src/write-path/identifier-claims.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { OTHER_URN, type School } from './school.ts';

/**
 * Brings a pupil on roll at the other school in the pupil's own stream. In older logs a registration by UPN, name and
 * date of birth did so: one stream with events of two schools.
 */
export async function joinRecord(school: School, pupilId: string, admittedOn: string, upn?: string): Promise<void> {
  const stream = `pupil-${pupilId}`;
  const [last] = await school.app.store.read(stream, { direction: 'BACKWARDS', limit: 1 });
  const revision = last?.revision ?? -1;
  const metadata = {
    ...last?.metadata,
    commandId: randomUUID(),
    command: 'RegisterPupil',
    recordedBy: { person: school.staff.elsewhere, role: 'SENCO' },
    recordedAt: school.clock.now(),
    effectiveFrom: admittedOn,
  };
  const data = { schoolUrn: OTHER_URN, admittedOn, knownOn: admittedOn, enrolment: 'SUBSIDIARY', ncYear: '7' };
  // All schools shared one claim of a UPN.
  if (upn !== undefined)
    await claim(school.app.store, await olderUpnStream(school.app.vault, upn), pupilId, {
      ...(metadata as unknown as JsonObject),
      commandId: metadata.commandId,
      recordedBy: { person: school.staff.senco },
    });
  await school.app.store.append(
    stream,
    [{ id: randomUUID(), type: 'PupilEnrolled', schemaVersion: 1, data, metadata: metadata }],
    revision,
  );
  await school.app.projections.waitFor(school.app.log.head(), READ_MODEL_NAMES, 10_000);
}
