# One stage: the image runs what it built. Node's official image replaces the optional Node that development uses.
FROM node:24-bookworm-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=optional
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY schema ./schema
COPY projections ./projections
RUN npm run build \
  && npm prune --omit=dev --omit=optional \
  && mkdir /data && chown node:node /data
ENV NODE_ENV=production
USER node
VOLUME /data
ENV SEN_TRAIL_DATA=/data SEN_TRAIL_HOST=0.0.0.0 SEN_TRAIL_PORT=4000
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4000/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/cli/main.js", "start"]
