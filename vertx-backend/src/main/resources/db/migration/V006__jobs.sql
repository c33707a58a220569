-- What is done by the calendar: one row for each job. The columns are those of db-scheduler.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    -- When it is due.
    execution_time       timestamptz not null,
    -- While an instance is at it: which one, and when it was last heard of.
    picked               boolean     not null,
    picked_by            text,
    last_heartbeat       timestamptz,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    -- Another one whenever an instance begins, ends, or takes over: what an instance believes to have holds only with it.
    version              bigint      not null,
    primary key (task_name, task_instance)
);
