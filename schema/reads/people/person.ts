import { Ctx, Field, ID, ObjectType } from 'type-graphql';
import { signedIn } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { type PersonalData, PersonalDataEnum } from '../../enums/reading.ts';
import { SealedFields } from './sealed-fields.ts';
import { Node } from '../../ids/node.ts';
import type { ReadArgs } from '../paging/page.ts';

@ObjectType({ implements: Node, description: 'A member of staff or a governor.' })
export class Person {
  @Field(() => ID, { description: 'Opaque id of the person.', simple: true })
  readonly id: string;

  private readonly named: boolean;

  /** `named`: whether the viewer may know the name. */
  constructor(id: string, named: boolean) {
    this.id = id;
    this.named = named;
  }

  @Field(() => PersonalDataEnum, {
    nullable: true,
    description: 'Whether the name is shown; null together with an error, where a fault keeps them shut.',
  })
  async personalData(@Ctx() context: RequestContext): Promise<PersonalData> {
    return this.identity(context)?.state(['name'], context) ?? 'WITHHELD';
  }

  @Field(() => String, { nullable: true, description: 'Name.' })
  async name(@Ctx() context: RequestContext): Promise<string | null> {
    return this.identity(context)?.text('name', context) ?? null;
  }

  private identity({ app }: RequestContext): SealedFields | undefined {
    const { registered } = app.directory.person(this.id);
    return registered && new SealedFields(registered.data, registered.sealedIn, this.named);
  }
}

/** Somebody who was registered by a school of the viewer, or holds or held something there. */
export function onePerson(id: string, _read: ReadArgs, context: RequestContext): Person | undefined {
  const { directory } = context.app;
  const { registered } = directory.person(id);
  const viewer = signedIn(context);
  if (registered === undefined) return undefined;
  if (id === viewer.actor.person) return new Person(id, true);
  const knows = (schoolUrn: string): boolean =>
    registered.data['schoolUrn'] === schoolUrn || directory.peopleOf(schoolUrn).some(({ person }) => person === id);
  if (!viewer.roles.some(({ schoolUrn }) => knows(schoolUrn))) return undefined;
  return new Person(
    id,
    viewer.schoolsFor('READ_PEOPLE').some(({ schoolUrn }) => knows(schoolUrn)),
  );
}

/**
 * Persons as the viewer may know them from what happened at a school: by name with READ_PEOPLE there, and oneself
 * always.
 */
export function personsAt(schoolUrn: string, context: RequestContext): (id: string) => Person {
  const viewer = signedIn(context);
  const named = viewer.schoolsFor('READ_PEOPLE').some((scope) => scope.schoolUrn === schoolUrn);
  return (id) => new Person(id, named || id === viewer.actor.person);
}
