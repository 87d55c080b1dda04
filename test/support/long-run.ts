/**
 * Whether this is `npm run test:long`. `npm test` has four minutes on two cores: what goes through very many cases goes
 * through a fixed part of them there, and through all of them here, under the same name in `test/long`.
 */
export const LONG_RUN = process.env.SEN_TRAIL_LONG !== undefined;
