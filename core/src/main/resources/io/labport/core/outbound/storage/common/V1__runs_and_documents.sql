-- ${binary} makes PostgreSQL compare by bytes, as H2 does: the order of ids, and indexes that serve prefixes.

CREATE TABLE labport_schema (version INT NOT NULL PRIMARY KEY);

CREATE TABLE labport_learner (
  tenant       VARCHAR(200) ${binary} NOT NULL,
  lms_user_id  VARCHAR(255) ${binary} NOT NULL,
  user_id      VARCHAR(512) ${binary} NOT NULL,
  CONSTRAINT labport_learner_pk PRIMARY KEY (tenant, lms_user_id));

CREATE TABLE labport_run (
  id                      VARCHAR(40) ${binary} NOT NULL,
  tenant                  VARCHAR(200) ${binary} NOT NULL,
  lms_user_id             VARCHAR(255) ${binary} NOT NULL,
  user_id                 VARCHAR(512) ${binary} NOT NULL,
  lab_profile             INT NOT NULL,
  -- lab and user while the run holds its place, else null: at most one run of them has it
  open_key                VARCHAR(530) ${binary},
  channel                 VARCHAR(20) NOT NULL,
  context                 VARCHAR,
  class_id                VARCHAR,
  attempt                 INT NOT NULL,
  state                   VARCHAR(30) NOT NULL,
  instance_id             BIGINT,
  created_at              TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  launch_sent_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  expires_at              TIMESTAMP(6) WITH TIME ZONE,
  result_revision         INT,
  result_completion       INT,
  result_started_at       TIMESTAMP(6) WITH TIME ZONE,
  result_ended_at         TIMESTAMP(6) WITH TIME ZONE,
  result_last_activity_at TIMESTAMP(6) WITH TIME ZONE,
  result_run_time_ms      BIGINT,
  result_task_percent     INT,
  score_raw               NUMERIC(40, 20),
  score_max               INT,
  score_passing           INT,
  score_passed            BOOLEAN,
  last_event              INT NOT NULL,
  version                 BIGINT NOT NULL,
  CONSTRAINT labport_run_pk PRIMARY KEY (id),
  CONSTRAINT labport_run_open UNIQUE (open_key),
  CONSTRAINT labport_run_instance UNIQUE (instance_id),
  CONSTRAINT labport_run_attempt UNIQUE (user_id, lab_profile, attempt));
CREATE INDEX labport_run_learner ON labport_run (tenant, lms_user_id, created_at);

CREATE TABLE labport_run_origin (
  seq      BIGINT GENERATED ALWAYS AS IDENTITY,
  run_id   VARCHAR(40) ${binary} NOT NULL,
  adapter  VARCHAR(40) ${binary} NOT NULL,
  origin   VARCHAR(300) ${binary} NOT NULL,
  CONSTRAINT labport_run_origin_pk PRIMARY KEY (seq),
  CONSTRAINT labport_run_origin_once UNIQUE (run_id, adapter, origin));

CREATE TABLE labport_event (
  seq          BIGINT GENERATED ALWAYS AS IDENTITY,
  id           VARCHAR(60) ${binary} NOT NULL,
  run_id       VARCHAR(40) ${binary} NOT NULL,
  run_seq      INT NOT NULL,
  type         VARCHAR(60) NOT NULL,
  occurred_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  recorded_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  payload      VARCHAR NOT NULL,
  CONSTRAINT labport_event_pk PRIMARY KEY (seq),
  CONSTRAINT labport_event_id UNIQUE (id),
  CONSTRAINT labport_event_order UNIQUE (run_id, run_seq));

CREATE TABLE labport_closing (
  instance_id  BIGINT NOT NULL,
  user_id      VARCHAR(512) ${binary} NOT NULL,
  since        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT labport_closing_pk PRIMARY KEY (instance_id));
CREATE INDEX labport_closing_user ON labport_closing (user_id);

CREATE TABLE labport_watermark (
  reader  VARCHAR(200) ${binary} NOT NULL,
  mark    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT labport_watermark_pk PRIMARY KEY (reader));

CREATE TABLE labport_document (
  adapter     VARCHAR(40) ${binary} NOT NULL,
  kind        VARCHAR(60) ${binary} NOT NULL,
  id          VARCHAR(300) ${binary} NOT NULL,
  content     VARCHAR NOT NULL,
  version     BIGINT NOT NULL,
  expires_at  TIMESTAMP(6) WITH TIME ZONE,
  CONSTRAINT labport_document_pk PRIMARY KEY (adapter, kind, id));
CREATE INDEX labport_document_expiry ON labport_document (expires_at);

INSERT INTO labport_schema (version) VALUES (1);
