package org.reweave.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/** Quartz with its JDBC store doing the same: one job, and a daily trigger a person; not clustered, batches as large as its threads. */
final class QuartzNudges implements Contender {
    private static final String SCHEDULER = "bench";
    private static final String FIRINGS = "firings";
    private static final String WORK = "work";
    private static final long A_DAY = Duration.ofDays(1).toMillis();

    private final OtherWork work;
    private final long due = Instant.now().minusSeconds(1).toEpochMilli();
    private final Scheduler client;

    QuartzNudges(OtherWork work) {
        this.work = work;
        work.tables().change(tables().split(";"));
        DBConnectionManager.getInstance().addConnectionProvider(SCHEDULER, new Connections(work));
        try {
            this.client = scheduler();
            client.addJob(
                    JobBuilder.newJob(NudgeJob.class)
                            .withIdentity("nudge", "all")
                            .storeDurably()
                            .build(),
                    true);
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Quartz's own tables for PostgreSQL, with all of their indexes; H2 takes them too, and its own script has none. */
    private static String tables() {
        try (InputStream script =
                Scheduler.class.getResourceAsStream("/org/quartz/impl/jdbcjobstore/tables_postgres.sql")) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            return text.replaceAll("(?m)^--.*$", "")
                    .replaceAll("(?i)commit;", "")
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Connections(OtherWork work) implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            return work.connections().getConnection();
        }

        @Override
        public void shutdown() {}

        @Override
        public void initialize() {}
    }

    /** What a trigger fires. */
    public static final class NudgeJob implements Job {
        @Override
        public void execute(JobExecutionContext context) throws JobExecutionException {
            try {
                OtherWork work = (OtherWork) context.getScheduler().getContext().get(WORK);
                Firings firings = (Firings) context.getScheduler().getContext().get(FIRINGS);
                work.nudge(context.getTrigger().getKey().getName());
                firings.add();
            } catch (SchedulerException e) {
                throw new JobExecutionException(e);
            }
        }
    }

    private static Scheduler scheduler() throws SchedulerException {
        Properties settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", SCHEDULER);
        settings.setProperty("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", "" + OtherWork.THREADS);
        settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        settings.setProperty("org.quartz.threadPool.threadCount", "" + OtherWork.THREADS);
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        settings.setProperty(
                "org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        settings.setProperty("org.quartz.jobStore.dataSource", SCHEDULER);
        settings.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
        settings.setProperty("org.quartz.jobStore.misfireThreshold", "" + A_DAY);
        return new StdSchedulerFactory(settings).getScheduler();
    }

    @Override
    public String name() {
        return "quartz";
    }

    @Override
    public void planLater(int from, int to) {
        plan("later-", (due + 2 * A_DAY) + " + x * cast(1000 as bigint)", from, to);
        work.tables().takeStock("qrtz_triggers");
        work.tables().takeStock("qrtz_simple_triggers");
    }

    @Override
    public void planDue(int from, int to) {
        work.people(name(), from, to);
        plan(name() + "-", "" + due, from, to);
    }

    private void plan(String names, String millis, int from, int to) {
        String key = "'" + SCHEDULER + "', '" + names + "' || x, 'people'";
        work.tables()
                .fill(
                        "insert into qrtz_triggers (sched_name, trigger_name, trigger_group, job_name, job_group,"
                                + " next_fire_time, prev_fire_time, priority, trigger_state, trigger_type, start_time, end_time,"
                                + " misfire_instr) select " + key + ", 'nudge', 'all', " + millis
                                + ", -1, 5, 'WAITING', 'SIMPLE', " + millis + ", 0, 0 from",
                        from,
                        to);
        work.tables()
                .fill(
                        "insert into qrtz_simple_triggers (sched_name, trigger_name, trigger_group, repeat_count,"
                                + " repeat_interval, times_triggered) select " + key + ", -1, " + A_DAY + ", 0 from",
                        from,
                        to);
    }

    @Override
    public void schedule(int number) {
        try {
            client.scheduleJob(TriggerBuilder.newTrigger()
                    .withIdentity("new-" + number, "people")
                    .forJob("nudge", "all")
                    .startAt(new Date(due + 9 * A_DAY))
                    .withSchedule(SimpleScheduleBuilder.repeatHourlyForever(24))
                    .build());
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Firings.Result fire(int count, Duration atMost) {
        try {
            Firings firings = new Firings(count);
            Scheduler scheduler = scheduler();
            scheduler.getContext().put(WORK, work);
            scheduler.getContext().put(FIRINGS, firings);
            scheduler.start();
            Firings.Result result = firings.await(atMost);
            scheduler.standby();
            return result;
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends its threads. */
    void close() {
        try {
            client.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }
}
