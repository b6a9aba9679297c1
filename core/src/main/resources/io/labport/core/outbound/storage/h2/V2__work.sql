-- due_at is indexed, lease_until is not: on PostgreSQL a claim then changes no index (heap-only update).
-- No status column and no index on it: that is the classic hot spot of a queue. No foreign keys either.
CREATE TABLE labport_work (
  seq          BIGINT GENERATED ALWAYS AS IDENTITY,
  queue        VARCHAR(100) ${binary} NOT NULL,
  grp          VARCHAR(200) ${binary} NOT NULL,
  lane         VARCHAR(300) ${binary},
  id           VARCHAR(300) ${binary} NOT NULL,
  payload      VARCHAR NOT NULL,
  due_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  -- null: nobody works on it
  lease_until  TIMESTAMP(6) WITH TIME ZONE,
  -- the fence: who claimed it, and which of its claims that was; claims only grows
  lease_token  BIGINT,
  claims       BIGINT DEFAULT 0 NOT NULL,
  attempt      INT DEFAULT 0 NOT NULL,
  -- claims in a row whose lease ran out
  lost         INT DEFAULT 0 NOT NULL,
  -- hastened while somebody worked on it: when to do it once more
  again_at     TIMESTAMP(6) WITH TIME ZONE,
  CONSTRAINT labport_work_pk PRIMARY KEY (seq),
  CONSTRAINT labport_work_once UNIQUE (queue, id)
);
CREATE INDEX labport_work_due ON labport_work (queue, grp, due_at, seq);
CREATE INDEX labport_work_lane ON labport_work (queue, lane, seq);

CREATE TABLE labport_work_buried (
  queue      VARCHAR(100) ${binary} NOT NULL,
  id         VARCHAR(300) ${binary} NOT NULL,
  grp        VARCHAR(200) ${binary} NOT NULL,
  lane       VARCHAR(300) ${binary},
  payload    VARCHAR NOT NULL,
  attempts   INT NOT NULL,
  reason     VARCHAR(500) NOT NULL,
  buried_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT labport_work_buried_pk PRIMARY KEY (queue, id));

INSERT INTO labport_schema (version) VALUES (2);
