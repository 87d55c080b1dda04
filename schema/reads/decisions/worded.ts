import { Ctx, Field } from 'type-graphql';
import type { RequestContext } from '../../context.ts';
import type { SealedFields } from '../people/sealed-fields.ts';

interface HasSealed {
  readonly sealed: SealedFields;
}

/**
 * Publishes sealed texts of a decision's event as fields of its kind, each with its description; null where nothing was
 * said or nothing may be shown.
 */
export function Worded(texts: Readonly<Record<string, string>>): ClassDecorator {
  return (kind) => {
    const prototype = kind.prototype as object;
    for (const [name, description] of Object.entries(texts)) {
      const value = function text(this: HasSealed, context: RequestContext): Promise<string | null> {
        return this.sealed.text(name, context);
      };
      const descriptor: PropertyDescriptor = { value, writable: true, configurable: true };
      Object.defineProperty(prototype, name, descriptor);
      Field(() => String, { nullable: true, description })(prototype, name, descriptor);
      Ctx()(prototype, name, 0);
    }
  };
}

/** What almost every decision says in words. */
export const REASONS = {
  rationale: 'Why.',
  parentViews: 'Views of the parents.',
  pupilViews: 'Views of the pupil.',
} as const;
