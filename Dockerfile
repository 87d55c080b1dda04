# Builds in the first stage; the second holds only what runs. Node's official image takes the place of the optional Node
# that development uses.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=optional
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY schema ./schema
COPY projections ./projections
# The compiler, types and source maps are not needed to run.
RUN npm run build \
  && npm prune --omit=dev --omit=optional \
  && rm -rf node_modules/typescript node_modules/@types node_modules/.cache \
  && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete

FROM node:24-bookworm-slim
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# Data and keys lie apart, so that a copy of the one volume opens nothing.
RUN install -d -m 700 -o node -g node /data /keys
ENV NODE_ENV=production \
  SEN_TRAIL_DATA=/data SEN_TRAIL_KEY_FILE=/keys/key-encryption-keys SEN_TRAIL_HOST=0.0.0.0 SEN_TRAIL_PORT=4000
USER node
VOLUME ["/data", "/keys"]
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.SEN_TRAIL_PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/src/cli/main.js"]
CMD ["start"]
