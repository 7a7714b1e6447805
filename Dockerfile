# Pin it by --build-arg PYTHON_IMAGE=…@sha256:…; docs/operating.md says how.
ARG PYTHON_IMAGE=python:3.11-slim
FROM ${PYTHON_IMAGE} AS build
WORKDIR /src
RUN python -m venv /opt/backslash
COPY requirements.txt ./
RUN /opt/backslash/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
RUN /opt/backslash/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM ${PYTHON_IMAGE}
RUN useradd --system --uid 10001 --no-create-home backslash \
    && install --directory --owner=backslash --mode=0700 /data
COPY --from=build /opt/backslash /opt/backslash
# A config.toml in /data is read, if there is one; secrets come from files or the environment.
ENV PATH=/opt/backslash/bin:$PATH \
    BOT_SERVER__HOST=0.0.0.0 \
    BOT_DATABASE__URL=sqlite:////data/bot.db \
    BOT_MEDIA__URL=file:///data/media
WORKDIR /data
USER 10001
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8080/healthz', timeout=2)"]
CMD ["bot", "serve"]
