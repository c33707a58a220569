# syntax=docker/dockerfile:1
FROM node:24-slim AS build
WORKDIR /src/angular-frontend
COPY angular-frontend/package.json angular-frontend/package-lock.json angular-frontend/.npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --loglevel=error
COPY angular-frontend ./
COPY vertx-backend/src/main/resources/openapi.yaml ../vertx-backend/src/main/resources/
RUN npm run build

FROM nginxinc/nginx-unprivileged:1.28-alpine
COPY --from=build /src/angular-frontend/dist/quittance/browser /usr/share/nginx/html
COPY ops/nginx/snippets /etc/nginx/quittance
# The image fills these in with envsubst when it starts.
COPY ops/nginx/common.conf.template ops/docker/default.conf.template /etc/nginx/templates/
ENV NGINX_ENVSUBST_FILTER=^QUITTANCE_ \
    QUITTANCE_UPSTREAM="server backend:8081;" \
    QUITTANCE_API_ORIGIN="'self'"
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --retries=3 \
  CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/config.json"]
