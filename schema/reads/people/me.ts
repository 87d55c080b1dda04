import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { type Action, ACTIONS } from '../../../src/access/abilities.ts';
import type { SchoolOpened } from '../../../src/governance/events.ts';
import { signedIn } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { RoleEnum } from '../../enums/roles.ts';
import { ActionEnum } from '../../enums/rules.ts';
import { Person } from './person.ts';
import { SignInType, signInsOfPerson } from './sign-ins.ts';
import { School } from '../schools/school.ts';

@ObjectType({ description: 'A school at which the viewer holds something.', simpleResolvers: true })
export class ViewerSchool {
  @Field(() => School, { description: 'The school.' })
  readonly school: School;

  @Field(() => [RoleEnum], { description: 'Roles held there today.' })
  readonly roles: readonly string[];

  @Field(() => [ActionEnum], { description: 'What may be done there, by these roles.' })
  readonly actions: readonly Action[];

  constructor(school: SchoolOpened, roles: readonly string[], actions: readonly Action[]) {
    this.school = new School(school);
    this.roles = roles;
    this.actions = actions;
  }
}

@ObjectType('Viewer', { description: 'Who is signed in.' })
export class ViewerType {
  @Field(() => Person, { description: 'The person.', simple: true })
  readonly person: Person;

  @Field(() => [ViewerSchool], { description: 'The schools at which they hold something.', simple: true })
  readonly schools: readonly ViewerSchool[];

  constructor(person: Person, schools: readonly ViewerSchool[]) {
    this.person = person;
    this.schools = schools;
  }

  @Field(() => [SignInType], {
    description: 'Their sign-ins, past ones included. One that waits and is not theirs they refuse here and now.',
  })
  signIns(@Ctx() context: RequestContext): readonly SignInType[] {
    return signInsOfPerson(signedIn(context).actor.person, context);
  }
}

@Resolver()
export class ViewerQueries {
  @Query(() => ViewerType, { nullable: true, description: 'Who is signed in, and what they may do where.' })
  me(@Ctx() context: RequestContext): ViewerType {
    return new ViewerType(new Person(signedIn(context).actor.person, true), schoolsOf(context));
  }

  @Query(() => [School], { nullable: true, description: 'The schools at which the viewer holds something.' })
  schools(@Ctx() context: RequestContext): readonly School[] {
    return schoolsOf(context).map(({ school }) => school);
  }
}

function schoolsOf(context: RequestContext): readonly ViewerSchool[] {
  const viewer = signedIn(context);
  const all = Object.keys(ACTIONS) as Action[];
  return [...Map.groupBy(viewer.roles, ({ schoolUrn }) => schoolUrn)].flatMap(([urn, held]) => {
    const school = context.app.directory.school(urn);
    const actions = all.filter((action) => viewer.schoolsFor(action).some(({ schoolUrn }) => schoolUrn === urn));
    return school === undefined
      ? []
      : [
          new ViewerSchool(
            school,
            held.map(({ role }) => role),
            actions,
          ),
        ];
  });
}
