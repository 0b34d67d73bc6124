/**
 * What the embedded server is told on each start, as the text of a configuration file.
 *
 * Chosen for a small machine (two cores) and for not losing anything: fsync and synchronous_commit stay on. `testing`
 * gives durability up for speed and is for throw-away clusters only.
 */
export function serverSettings(testing: boolean): string {
  const always = {
    listen_addresses: "''",
    port: '5432',
    unix_socket_permissions: '0700',
    max_connections: '100',
    timezone: "'Asia/Shanghai'",
    log_timezone: "'Asia/Shanghai'",
    lc_messages: "'C'",
    password_encryption: "'scram-sha-256'",
    // Short statements gain nothing from compiling them, and the first of each kind would pay for it.
    jit: 'off',
    // Small data lives in memory: worker processes for reading would only cost memory here.
    io_method: "'sync'",
    random_page_cost: '1.1',
    effective_cache_size: "'1GB'",
    maintenance_work_mem: "'64MB'",
    shared_buffers: "'128MB'",
    log_min_messages: 'warning',
    log_line_prefix: "'%m [%p] %u@%d '",
    // A refused statement is answered to its caller, who logs it without the personal data it may hold.
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
  };
  const durable = {
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    wal_level: 'replica',
    max_wal_senders: '2',
    max_wal_size: "'1GB'",
    checkpoint_completion_target: '0.9',
    logging_collector: 'on',
    log_directory: "'log'",
    log_filename: "'postgres-%a.log'",
    log_truncate_on_rotation: 'on',
    log_rotation_age: "'1d'",
    log_rotation_size: '0',
  };
  const throwAway = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    // With 'minimal' a new database's files are written out at once, which makes copying the template six times slower.
    wal_level: 'replica',
    max_wal_senders: '0',
    autovacuum: 'off',
    checkpoint_timeout: "'1h'",
    max_wal_size: "'4GB'",
  };
  const lines = Object.entries({ ...always, ...(testing ? throwAway : durable) }).map(([name, value]) => `${name} = ${value}`);
  return `# Written by Anhe on each start; put your own settings into postgresql.conf, below the include.\n${lines.join('\n')}\n`;
}

/** Added to the end of the cluster's own configuration file, which is the administrator's from then on. */
export const includeOurs = `\ninclude 'anhe.conf'\n# Your own settings below this line win over Anhe's.\n`;

/** Who may connect: whoever can open the socket, whose folder belongs to one account only. There is no network port. */
export const connectionRules = '# The socket is in a folder of one account only; there is no network port.\nlocal all all trust\n';
