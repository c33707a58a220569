# syntax=docker/dockerfile:1
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY pom.xml ./
COPY vertx-backend vertx-backend
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -q -Dmaven.test.skip=true package

FROM eclipse-temurin:25-jre AS archive
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
WORKDIR /usr/lib/quittance
COPY ops/archive ops/jvm.options ops/jvm-tuned.options ./
COPY ops/training training
COPY --from=build /src/vertx-backend/target/quittance.jar ./
# For this JVM, by a training run. Without it a start takes longer, no more.
RUN ./archive /opt/java/openjdk/bin/java "$PWD/quittance.jar" "$PWD/quittance.jsa" || true
RUN rm -r archive training

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home quittance && install -d -o quittance -m 700 /data
COPY --from=archive /usr/lib/quittance /usr/lib/quittance
USER 10001
ENV JDK_JAVA_OPTIONS=-Xmx512m \
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
# Where that is allowed, threads that wake up wait for their turn: more documents of the same processors.
ENTRYPOINT ["sh", "-c", "chrt --batch 0 true 2>/dev/null && set -- chrt --batch 0 \"$@\"; exec \"$@\"", "sh", \
  "/opt/java/openjdk/bin/java", "@/usr/lib/quittance/jvm.options", "@/usr/lib/quittance/jvm-tuned.options", \
  "-XX:SharedArchiveFile=/usr/lib/quittance/quittance.jsa", "-jar", "/usr/lib/quittance/quittance.jar"]
