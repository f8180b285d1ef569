// What an office does beside the browser: a change of a record as a register's own page will make it, and the command line.
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const { FANGYU_VAR, FANGYU_JAR, JAVA_HOME } = process.env;

/** Runs statements as the application, signed by their author, in one transaction of the running service's database. */
export function change(author, sql) {
  const folder = [join(FANGYU_VAR, 'database'), `/var/lib/fangyu/${join(FANGYU_VAR, 'database').replaceAll('/', '_').slice(1)}`].find(path => existsSync(join(path, 'passwords.properties')));
  const port = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[3].trim();
  const password = /^fangyu_app\s*=\s*(\S+)/m.exec(readFileSync(join(folder, 'passwords.properties'), 'utf8'))[1];
  const signed = `set search_path = register, public; select set_config('fangyu.actor', '${author}', true); ${sql}`;
  execFileSync('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-1', '-h', '127.0.0.1', '-p', port, '-U', 'fangyu_app', '-d', 'fangyu', '-c', signed], { env: { ...process.env, PGPASSWORD: password }, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Runs a command of the program beside the service. @returns {Promise<string>} what it printed */
export function command(...words) {
  const java = JAVA_HOME ? join(JAVA_HOME, 'bin', 'java') : 'java';
  return new Promise((resolve, reject) => execFile(java, ['-jar', FANGYU_JAR, ...words], { env: process.env }, (failure, out, error) => (failure ? reject(new Error(error || failure.message)) : resolve(out))));
}
