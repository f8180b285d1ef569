// Completes the bill of materials that Maven wrote: what npm brings for the browser, by the lockfile, and the libraries
// that are carried inside geotools-wrapper, by their own pom.properties.
//
//   node sbom.mjs BOM_JSON PACKAGE_LOCK_JSON INVENTORY_FOLDER
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [file, lockfile, inventory] = process.argv.slice(2);
if (!inventory) {
  console.error('usage: node sbom.mjs BOM_JSON PACKAGE_LOCK_JSON INVENTORY_FOLDER');
  process.exit(2);
}

const byRef = (a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1);
const licence = text => (/^[A-Za-z0-9.+-]+$/.test(text) ? { license: { id: text } } : { expression: text });

/** Packages that are served to the browser; what only tests use is not. */
function npmComponents(lock) {
  return Object.entries(lock.packages)
    .filter(([path, one]) => path.startsWith('node_modules/') && !one.dev)
    .map(([path, one]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const purl = `pkg:npm/${name.replace('@', '%40')}@${one.version}`;
      const [algorithm, digest] = one.integrity?.split('-') ?? [];
      return {
        type: 'library', 'bom-ref': purl, ...(name.startsWith('@') ? { group: name.split('/')[0], name: name.split('/')[1] } : { name }), version: one.version, purl,
        ...(algorithm === 'sha512' ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] } : {}),
        ...(one.license ? { licenses: [licence(one.license)] } : {}),
      };
    });
}

function carriedComponents(folder) {
  return readdirSync(folder, { recursive: true }).filter(path => path.endsWith('pom.properties')).map(path => {
    const values = Object.fromEntries(readFileSync(join(folder, path), 'utf8').split(/\r?\n/).filter(line => /^\w+=/.test(line)).map(line => line.split('=')));
    const purl = `pkg:maven/${values.groupId}/${values.artifactId}@${values.version}?type=jar`;
    return { type: 'library', 'bom-ref': purl, group: values.groupId, name: values.artifactId, version: values.version, purl, scope: 'required',
      description: 'carried inside org.datasyslab:geotools-wrapper' };
  });
}

if (!existsSync(file)) {
  console.error('no bill of materials: its Maven plugin does nothing without a network');
  process.exit(0);
}
const bom = JSON.parse(readFileSync(file, 'utf8'));
const known = new Set(bom.components.map(one => one['bom-ref']));
const found = [...npmComponents(JSON.parse(readFileSync(lockfile, 'utf8'))), ...carriedComponents(inventory)];
if (!found.some(one => one.purl.startsWith('pkg:npm/')) || !found.some(one => one.group === 'org.geotools')) throw new Error('nothing found in the lockfile or in the inventory of GeoTools');
const added = found.filter(one => !known.has(one['bom-ref'])).sort(byRef);
bom.components.push(...added);
const root = bom.dependencies.find(one => one.ref === bom.metadata.component['bom-ref']);
root.dependsOn = [...(root.dependsOn ?? []), ...added.map(one => one['bom-ref'])];
bom.dependencies.push(...added.map(one => ({ ref: one['bom-ref'], dependsOn: [] })));
writeFileSync(file, JSON.stringify(bom, null, 1) + '\n');
