# The command and the page for a machine that has Docker and no Node.
#
#   docker build -t collapse-lab .
#   docker run --rm -it --network host -v "$PWD":/work collapse-lab             the page, at http://127.0.0.1:8000/
#   docker run --rm -it --network host -v "$PWD":/work collapse-lab run my-novel.docx
#
# The page is served to the machine itself and to no other, so that it needs the machine's own network: --network host.
FROM node:22-slim AS packed
WORKDIR /lab
COPY . .
RUN npm ci && npm pack

FROM node:22-slim
COPY --from=packed /lab/collapse-lab-*.tgz /tmp/collapse-lab.tgz
RUN npm install --global /tmp/collapse-lab.tgz && rm /tmp/collapse-lab.tgz
USER node
WORKDIR /work
ENTRYPOINT ["collapse-lab"]
CMD ["serve"]
