import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { signedIn } from './asking.ts';
import { checkShape } from './scalars/check-shape.ts';
import type { RequestContext } from './context.ts';
import { ClockSubscription } from './subscriptions/clock-subscription.ts';
import { GroupMutations } from './commands/group-mutations.ts';
import { CommandMutations } from './commands/mutations.ts';
import { AttentionQueries } from './reads/attention/attention.ts';
import { BudgetQueries } from './reads/provision/budget.ts';
import { ClockQueries } from './reads/clocks/clocks.ts';
import { CodeListQueries } from './reads/schools/code-list.ts';
import { GovernanceQueries } from './reads/governance/school-governance.ts';
import { DecisionQueries } from './reads/decisions/decisions.ts';
import { InvolvementFigureQueries } from './reads/matters/involvement-figures.ts';
import { DecisionMatter, MatterQueries } from './reads/matters/matters.ts';
import { ChangedDecisionQueries } from './reads/decisions/changed-decisions.ts';
import { EhcRequestEvidenceQueries } from './reads/ehc/ehc-request-evidence.ts';
import { DiscrepancyQueries } from './reads/register/discrepancies.ts';
import { EhcQueries } from './reads/ehc/ehc-tracker.ts';
import { IncomingTransferQueries } from './reads/pupils/incoming-transfers.ts';
import { SharedRecordQueries } from './reads/pupils/shared-records.ts';
import { ProspectivePupilQueries } from './reads/pupils/prospective-pupils.ts';
import { ViewerQueries } from './reads/people/me.ts';
import { PeopleQueries } from './reads/people/people.ts';
import { SignInQueries } from './reads/people/sign-ins.ts';
import { ProvisionCostQueries } from './reads/provision/provision-costs.ts';
import { ProvisionQueries } from './reads/provision/provision-map.ts';
import { PupilQueries } from './reads/pupils/pupils.ts';
import { OperationQueries } from './reads/paging/read-models.ts';
import { InboxQueries } from './reads/involvement/senco-inbox.ts';
import { SencoDiaryQueries } from './reads/attention/senco-diary.ts';
import { RegisterQueries } from './reads/register/sen-register.ts';
import { SignOffQueries } from './reads/sign-off/sign-off-queue.ts';
import { Decision } from './reads/decisions/decision.ts';
import { bearIds } from './ids/bear-ids.ts';
import { NodeQueries } from './reads/nodes/node-query.ts';
import { rememberKinds } from './remember-kinds.ts';
import { DecisionSubscription, SignOffSubscription } from './subscriptions/subscriptions.ts';

/** Subscriptions have iterators of their own; type-graphql wants a pubSub all the same. */
const noPubSub = {
  publish(): never {
    throw new TypeError('nothing is published here');
  },
  subscribe(): never {
    throw new TypeError('nothing is published here');
  },
};

/** The whole schema. Nobody gets as far as the check of an input's shape without being signed in. */
export function buildSenSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      NodeQueries,
      ViewerQueries,
      PeopleQueries,
      SignInQueries,
      GovernanceQueries,
      DecisionQueries,
      MatterQueries,
      DecisionMatter,
      InvolvementFigureQueries,
      RegisterQueries,
      PupilQueries,
      DiscrepancyQueries,
      AttentionQueries,
      SencoDiaryQueries,
      BudgetQueries,
      EhcRequestEvidenceQueries,
      InboxQueries,
      ChangedDecisionQueries,
      SignOffQueries,
      EhcQueries,
      ProvisionQueries,
      ProvisionCostQueries,
      ProspectivePupilQueries,
      IncomingTransferQueries,
      SharedRecordQueries,
      CodeListQueries,
      ClockQueries,
      OperationQueries,
      CommandMutations,
      GroupMutations,
      DecisionSubscription,
      ClockSubscription,
      SignOffSubscription,
    ],
    pubSub: noPubSub,
    // The check asks the schema for all of itself at every start; `test/schema/sdl.test.ts` does it once for all.
    skipCheck: true,
    validateFn: (value: unknown, _type, { context }) => {
      signedIn(context as RequestContext);
      for (const each of Array.isArray(value) ? (value as unknown[]) : [value])
        if (typeof each === 'object' && each !== null) checkShape(each);
    },
  });
  return bearIds(rememberKinds(schema), (value) => value instanceof Decision);
}
