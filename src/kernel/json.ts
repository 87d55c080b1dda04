/** JSON values an event may hold: no undefined, no floats, no lone surrogates (`canonical.ts` rejects them). */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}
