-- What anyone may read of naming cases: what was announced, and what is open to comment. None of these is a layer.
--
-- 地名管理条例 art. 14 wants standard names announced; MCA Order 71 art. 5 wants opinions asked for. So an announced case
-- is public with its names, a case under review is while its consultation lasts, and no other is. No officer, no
-- applicant, no reason of the office is told, and no place whose record is not cleared for the public (see R__published).

set local client_min_messages = warning; -- a first run has nothing to drop
drop view if exists published.consulted_names, published.consultations, published.announced_names, published.announcements, published.other_names, published.standard_names;

-- Versions of the names that are or were standard; one that an announcement struck off tells that it did.
create view published.standard_names as
select 'road' as target, r.code, r.place_code, r.id as version_id, r.predecessor_id, r.name, r.specific, r.generic, r.pinyin, r.pinyin_plain, r.status,
  r.road_class as class, null::text as category_code, r.division_code, r.start_text, r.end_text, r.origin, r.meaning, r.history,
  r.former_name, null::text as alias, null::text as short_name, null::text as minority_name, r.named_on, r.approval_number, r.approving_body,
  r.filed_on, r.announced_on, r.naming_case, r.valid_from, r.valid_to, r.geom::geometry as geom
from register.road r
where r.status in ('approved', 'filed', 'announced', 'historical') or (r.status = 'cancelled' and r.announced_on is not null)
union all
select 'place', p.code, p.code, p.id, p.predecessor_id, p.name, p.specific, p.generic, p.pinyin, p.pinyin_plain, p.status,
  p.place_class, p.category_code, p.division_code, null, null, p.origin, p.meaning, p.history,
  p.former_name, p.alias, p.short_name, p.minority_name, p.named_on, p.approval_number, p.approving_body,
  p.filed_on, p.announced_on, p.naming_case, p.valid_from, p.valid_to, register.public_point(p.geom)::geometry
from register.place p
where p.secrecy = 'public' and (p.status in ('approved', 'filed', 'announced', 'historical') or (p.status = 'cancelled' and p.announced_on is not null));
comment on view published.standard_names is '标准地名沿革 / Versions of standard names. 道路与地名合在一起, 地名位置按公开精度概略 / Roads and places alike; positions of places rounded to the public precision.';
comment on column published.standard_names.code is '登记代码 / Code of the record';
comment on column published.standard_names.place_code is '地名代码(20 位), 尚未编码为空 / Place-name code, null while none was issued';
comment on column published.standard_names.geom is '位置, CGCS2000 经纬度(度); 地名按公开精度概略 / Place in CGCS2000 longitude, latitude, degrees (EPSG:4490); of places rounded';

create view published.other_names as
select o.id as other_id, o.register, o.code, o.kind, o.name, o.language, o.pinyin, o.period_from, o.period_to, o.source
from register.other_name o
where o.withdrawn_at is null and exists (select from published.standard_names s where s.target = o.register and s.code = o.code);
comment on view published.other_names is '其他名称 / Other names. 标准名公开者的曾用名等, 有时期和来源 / Of records whose standard name is public, with period and source.';

create view published.announcements as
select c.code, c.title, c.division_code, c.announced_on, c.announcement_number, c.approving_body, c.decided_on as approved_on, c.decision_number as approval_number,
  c.filed_on, coalesce((select max(s.made_at) from register.naming_step s where s.code = c.code and s.step = 'announce'),
    c.announced_on::timestamp at time zone 'Asia/Shanghai') as updated_at
from register.naming_case c
where c.state = 'announced';
comment on view published.announcements is '地名公告 / Announcements. 已公告的命名案件 / Naming cases that are announced.';

-- A name is told as the announcement wrote it into the register, whatever became of it since.
create view published.announced_names as
select i.case_code, i.ordinal, i.act, i.target, i.place_code, i.record_code, v.name, v.pinyin, v.pinyin_plain, v.class,
  case when i.act = 'rename' then before.name end as present_name, v.division_code, v.start_text, v.end_text, v.origin, v.meaning, v.history, v.geom
from register.naming_item i
join register.naming_case c on c.code = i.case_code and c.state = 'announced'
join lateral (
  select * from published.standard_names s where s.target = i.target and s.code = i.record_code and s.naming_case = i.case_code
    and (s.status = 'cancelled') = (i.act = 'cancel') order by s.valid_from desc limit 1) v on true
left join published.standard_names before on before.target = v.target and before.code = v.code and before.version_id = v.predecessor_id
where i.outcome = 'approved';
comment on view published.announced_names is '公告的地名 / Announced names. 已公告案件中批准的地名 / Approved names of announced cases.';
comment on column published.announced_names.present_name is '更名前的名称 / The name before a renaming';

create view published.consultations as
select c.code, c.title, c.division_code, c.consultation_from, c.consultation_to,
  greatest(c.changed_at, c.consultation_from::timestamp at time zone 'Asia/Shanghai') as updated_at
from register.naming_case c
where c.state in ('review', 'appealed') and (now() at time zone 'Asia/Shanghai')::date between c.consultation_from and c.consultation_to;
comment on view published.consultations is '征求意见 / Consultations. 今日可以提意见的命名案件 / Naming cases that are open to comment today.';

create view published.consulted_names as
select i.case_code, i.ordinal, i.act, i.target, i.record_code, coalesce(nullif(concat(i.specific, i.generic), ''), v.name) as name,
  i.pinyin, i.pinyin_plain, coalesce(i.road_class, i.place_class, v.class) as class, v.name as present_name, coalesce(v.division_code, c.division_code) as division_code,
  coalesce(i.start_text, v.start_text) as start_text, coalesce(i.end_text, v.end_text) as end_text, i.origin, i.meaning, i.history,
  coalesce(case when i.target = 'road' then i.geom when st_geometrytype(i.geom) = 'ST_Point' then register.public_point(i.geom) end, v.geom) as geom
from register.naming_item i
join register.naming_case c on c.code = i.case_code
join published.consultations o on o.code = c.code
left join lateral (
  select * from published.standard_names s where s.target = i.target and s.code = i.record_code order by s.valid_from desc limit 1) v on true
where i.outcome <> 'withdrawn'
  and not exists (select from register.place p where i.target = 'place' and p.code = i.record_code and p.secrecy <> 'public');
comment on view published.consulted_names is '征求意见的地名 / Names in consultation. 位置按公开精度概略 / Proposed names; positions of places rounded to the public precision.';

-- What the columns mean, where nothing else is said above.
do $$
declare
  silent record;
begin
  for silent in
    select a.attrelid::regclass as view, a.attname, w.meaning
    from pg_attribute a join (values
    ('target', '对象: road 道路, place 其他地名 / What is named'),
    ('code', '案件号或登记代码 / Number of the case, or code of the record'),
    ('version_id', '版本号 / Number of this version of the record'),
    ('predecessor_id', '前一版本 / Version that this one follows'),
    ('name', '名称 / Name'),
    ('specific', '专名 / Specific part'),
    ('generic', '通名 / Generic part'),
    ('pinyin', '罗马字母拼写(带调) / Romanised spelling with tones'),
    ('pinyin_plain', '无调拼写 / Spelling without tones'),
    ('status', '状态 / Status'),
    ('class', '类别 / Class'),
    ('category_code', '类别代码 GB/T 18521 / Category code'),
    ('division_code', '所属区划代码 / Code of the division it lies in'),
    ('start_text', '起点 / Where it starts'),
    ('end_text', '止点 / Where it ends'),
    ('origin', '由来 / Origin'),
    ('meaning', '含义 / Meaning'),
    ('history', '沿革 / History'),
    ('former_name', '曾用名 / Former name'),
    ('alias', '别名 / Alias'),
    ('short_name', '简称 / Short name'),
    ('minority_name', '少数民族文字 / Name in a minority script'),
    ('named_on', '命名日期 / Day of naming'),
    ('approval_number', '批准文号 / Number of the approval'),
    ('approving_body', '批准机关 / Approving body'),
    ('filed_on', '备案日期 / Day of filing'),
    ('announced_on', '公告日期 / Day of announcement'),
    ('naming_case', '命名案件号 / Case that gave the name'),
    ('valid_from', '生效日 / First day of validity'),
    ('valid_to', '失效日(不含) / First day no longer valid'),
    ('geom', '位置, CGCS2000 经纬度(度) / Place in CGCS2000 longitude, latitude, degrees (EPSG:4490)'),
    ('other_id', '记录号 / Number of the row'),
    ('register', '所属登记册 / Register of the record'),
    ('kind', '种类: former, alias, short, minority, dialect / Kind of name'),
    ('language', '语言文字 BCP 47 / Language tag'),
    ('period_from', '使用起 / Since when it was used'),
    ('period_to', '使用止 / Until when it was used'),
    ('source', '来源 / Source'),
    ('title', '名称 / Title'),
    ('announcement_number', '公告号 / Number of the announcement'),
    ('approved_on', '批准日期 / Day of the approval'),
    ('updated_at', '更新时间 / When it changed last'),
    ('case_code', '案件号 / Number of the case'),
    ('ordinal', '序号 / Number of the name in its case'),
    ('act', '事项 / What was asked for'),
    ('place_code', '地名代码(20 位) / Place-name code'),
    ('record_code', '登记代码 / Code of the record'),
    ('present_name', '现名 / Name at present'),
    ('consultation_from', '征求意见自 / First day of the consultation'),
    ('consultation_to', '征求意见至 / Last day of the consultation')) w(attname, meaning) on w.attname = a.attname
    where a.attrelid in ('published.standard_names'::regclass, 'published.other_names'::regclass, 'published.announcements'::regclass,
        'published.announced_names'::regclass, 'published.consultations'::regclass, 'published.consulted_names'::regclass)
      and a.attnum > 0 and not a.attisdropped and col_description(a.attrelid, a.attnum) is null
  loop
    execute format('comment on column %s.%I is %L', silent.view, silent.attname, silent.meaning);
  end loop;
end $$;
