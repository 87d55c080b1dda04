import { ABILITIES } from '../../src/access/abilities.ts';
import { operatorOf, runCommand } from '../../src/operations/operator.ts';
import { type School, URN } from './school.ts';

/** Every role of the table of abilities, but for the command line's own. */
export const ROLES: readonly string[] = [...new Set(ABILITIES.map(({ role }) => role))].filter(
  (role) => role !== 'SYSTEM_OPERATOR',
);

/** A person at the school for each role, who holds nothing else; answers their ids by role. */
export async function personForEachRole({ app, staff }: School): Promise<Readonly<Record<string, string>>> {
  const operator = await operatorOf(app, URN);
  const chair = { person: staff.chair, commandLine: false };
  const from = '2020-09-01';
  const ids: Record<string, string> = {};
  for (const role of ROLES) {
    const { subjectId: personId } = await runCommand(app, operator, 'RegisterPerson', {
      schoolUrn: URN,
      name: `Person of role ${role}`,
      workEmail: null,
    });
    const common = { schoolUrn: URN, personId, from };
    if (role === 'BOOTSTRAP')
      await runCommand(app, operator, 'GrantBootstrapAuthority', { ...common, expiresOn: '2027-12-01' });
    else if (role === 'SENCO')
      await runCommand(app, chair, 'DesignateSenco', { ...common, acting: true, minuteRef: null });
    else if (role === 'SLT_MEMBER') await runCommand(app, chair, 'JoinLeadershipTeam', common);
    else await runCommand(app, chair, 'AssignOffice', { ...common, office: role, to: null, minuteRef: null });
    ids[role] = personId;
  }
  return ids;
}
