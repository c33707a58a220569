# syntax=docker/dockerfile:1
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY pom.xml ./
COPY vertx-backend vertx-backend
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -q -Dmaven.test.skip=true package

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home quittance && install -d -o quittance -m 700 /data
COPY --from=build /src/vertx-backend/target/quittance.jar /usr/lib/quittance/quittance.jar
USER 10001
ENV JDK_JAVA_OPTIONS="-Xmx512m -XX:+ExitOnOutOfMemoryError" \
    QUITTANCE_DATA_DIR=/data \
    QUITTANCE_HTTP_HOST=0.0.0.0 \
    QUITTANCE_HTTP_PORT=8081 \
    QUITTANCE_HTTP_TLS=false \
    QUITTANCE_MANAGEMENT_PORT=8082
VOLUME /data
EXPOSE 8081
# bash speaks HTTP well enough; the image need hold nothing else for it.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8082 && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 20'"]
ENTRYPOINT ["java", "-jar", "/usr/lib/quittance/quittance.jar"]
