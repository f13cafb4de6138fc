package org.reweave.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * db-scheduler doing the same: one instance of a task a person, which is moved a day on when it is done.
 *
 * <p>On PostgreSQL it claims what is due in batches, the fastest of its ways; for H2 it has only the other one.
 */
final class DbSchedulerNudges implements Contender {
    private static final String TASK = "nudge";

    private final OtherWork work;
    private final Instant due = Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.MILLIS);
    private final Scheduler client;

    DbSchedulerNudges(OtherWork work) {
        this.work = work;
        work.tables()
                .change(
                        "create table scheduled_tasks (task_name varchar(100) not null, task_instance varchar(100) not null,"
                                + " task_data bytea, execution_time timestamp with time zone not null, picked boolean not null,"
                                + " picked_by varchar(50), last_success timestamp with time zone,"
                                + " last_failure timestamp with time zone, consecutive_failures int,"
                                + " last_heartbeat timestamp with time zone, version bigint not null, priority smallint,"
                                + " primary key (task_name, task_instance))",
                        "create index execution_time_idx on scheduled_tasks (execution_time)",
                        "create index last_heartbeat_idx on scheduled_tasks (last_heartbeat)");
        this.client = scheduler(task(new Firings(1)));
    }

    @Override
    public String name() {
        return "db-scheduler";
    }

    private CustomTask<Void> task(Firings firings) {
        return Tasks.custom(TASK, Void.class).execute((instance, context) -> {
            work.nudge(instance.getId());
            firings.add();
            return (complete, operations) -> operations.reschedule(
                    complete, complete.getExecution().executionTime.plus(Duration.ofDays(1)));
        });
    }

    private Scheduler scheduler(CustomTask<Void> task) {
        SchedulerBuilder builder = Scheduler.create(work.connections(), task)
                .threads(OtherWork.THREADS)
                .pollingInterval(Duration.ofSeconds(1))
                .shutdownMaxWait(Duration.ofSeconds(10))
                .commitWhenAutocommitDisabled(true);
        return (work.tables().embedded()
                        ? builder.pollUsingFetchAndLockOnExecute(1.0, 6.0)
                        : builder.pollUsingLockAndFetch(1.0, 4.0))
                .build();
    }

    @Override
    public void planLater(int from, int to) {
        plan("'later-' || x, current_timestamp + interval '2' day + x * interval '1' second", from, to);
        work.tables().takeStock("scheduled_tasks");
    }

    @Override
    public void planDue(int from, int to) {
        work.people(name(), from, to);
        plan("'" + name() + "-' || x, timestamp with time zone '" + due + "'", from, to);
    }

    private void plan(String instanceAndTime, int from, int to) {
        work.tables()
                .fill(
                        "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version) select '"
                                + TASK + "', " + instanceAndTime + ", false, 1 from",
                        from,
                        to);
    }

    @Override
    public void schedule(int number) {
        client.schedule(
                task(new Firings(1)).instance("new-" + number), Instant.now().plus(Duration.ofDays(9)));
    }

    @Override
    public Firings.Result fire(int count, Duration atMost) {
        Firings firings = new Firings(count);
        Scheduler scheduler = scheduler(task(firings));
        scheduler.start();
        Firings.Result result = firings.await(atMost);
        scheduler.stop();
        return result;
    }
}
