-- Counties side by side, each of 100,000 names: 25,000 roads in and round 40 towns, 75,000 places. Every value follows from
-- a hash of its number, so two runs make the same.
set search_path = register, public;
select set_config('fangyu.actor', 'bench', false);
create function pg_temp.pick(list text, key text) returns text language sql immutable as $$
  select substr(list, 1 + (abs(hashtextextended(key, 20261126)) % char_length(list))::int, 1) $$;
create function pg_temp.share(key text) returns float8 language sql immutable as $$
  select (abs(hashtextextended(key, 7)) % 1000000) / 1000000.0 $$;
create function pg_temp.specific(key text) returns text language sql immutable as $$
  select pg_temp.pick('东西南北上下大小前后新老长高双石金银青红白黄龙凤虎马牛羊张王李赵刘陈杨周吴徐孙朱胡郭何林罗郑梁谢宋唐许邓冯韩曹曾彭肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆夏文明光华春秋安康福寿', key || 'a')
    || pg_temp.pick('家山河溪湖塘坪坡岭沟湾洲堰井泉田园林树竹松柏桃梅杏柳花草云水沙土门台庙庵堡寨关岗坑洞峰岩崖坝埠集店市场坊头角心兴盛和平乐义德昌隆', key || 'b')
    || case when pg_temp.share(key || 'c') < 0.35 then pg_temp.pick('家山河溪湖塘坪坡岭湾洲泉园林竹松梅柳云水门台兴盛和平乐义德昌隆', key || 'd') else '' end $$;

insert into division (code, name, level, parent_code, geom, valid_from)
  select '99' || lpad((100 + c)::text, 4, '0'), pg_temp.specific('county' || c) || '县', 'county', null,
    st_multi(st_segmentize(st_makeenvelope(w, s, w + 0.5, s + 0.5, 4490), 0.001)), '2020-01-01'
  from generate_series(1, :counties) c, lateral (select 121 + c % 5 * 0.5 as w, 27 + c / 5 * 0.5 as s) at;
insert into division (code, name, level, parent_code, geom, valid_from)
  select d.code || lpad((100 + t)::text, 3, '0'), pg_temp.specific(d.code || t) || '镇', 'township', d.code,
    st_multi(st_segmentize(st_makeenvelope(st_xmin(d.geom) + t % 4 * 0.125, st_ymin(d.geom) + t / 4 * 0.125, st_xmin(d.geom) + t % 4 * 0.125 + 0.125, st_ymin(d.geom) + t / 4 * 0.125 + 0.125, 4490), 0.002)), '2020-01-01'
  from division d, generate_series(0, 15) t where d.level = 'county';
insert into built_up_area (code, name, division_code, geom, valid_from)
  select d.code || '-' || b, pg_temp.specific(d.code || 'b' || b) || '集镇', d.code,
    st_multi(st_setsrid(st_buffer(st_makepoint(st_xmin(d.geom) + 0.03 + b % 8 * 0.06, st_ymin(d.geom) + 0.04 + b / 8 * 0.09), 0.02, 48), 4490)), '2020-01-01'
  from division d, generate_series(0, 39) b where d.level = 'county';

alter table road disable trigger user;
alter table place disable trigger user;
insert into road_identity select 'R' || c || '-' || i from generate_series(1, :counties) c, generate_series(1, 25000) i;
insert into road (code, name, specific, generic, pinyin_plain, former_name, road_class, width_metres, status, division_code, geom, valid_from)
  select key, specific || generic, specific, generic, drafted_sound(specific || generic), case when pg_temp.share(key || 'f') < 0.1 then pg_temp.specific(key || 'f') || generic end,
    'branch', 25, 'announced', county, st_setsrid(st_multi(st_makeline(st_makepoint(x, y), st_makepoint(x + 0.004, y + 0.002))), 4490), '2020-01-01'
  from generate_series(1, :counties) c, generate_series(1, 25000) i,
    lateral (select 'R' || c || '-' || i as key, '99' || lpad((100 + c)::text, 4, '0') as county, i % 40 as b) k,
    lateral (select pg_temp.specific(key) as specific, (array['路', '街', '大道', '巷'])[1 + i % 4] as generic,
      121 + c % 5 * 0.5 + 0.02 + b % 8 * 0.06 + pg_temp.share(key || 'x') * 0.016 as x, 27 + c / 5 * 0.5 + 0.03 + b / 8 * 0.09 + pg_temp.share(key || 'y') * 0.018 as y) v;
insert into place_identity select '99' || lpad((100 + c)::text, 4, '0') || '10022200' || lpad(i::text, 6, '0') from generate_series(1, :counties) c, generate_series(1, 75000) i;
insert into place (code, name, specific, generic, pinyin_plain, alias, place_class, status, division_code, secrecy, geom, valid_from)
  select key, specific || generic, specific, generic, drafted_sound(specific || generic), case when pg_temp.share(key || 'f') < 0.1 then pg_temp.specific(key || 'f') end,
    class, 'announced', county || lpad((100 + floor((x - w) / 0.125) + 4 * floor((y - s) / 0.125))::text, 3, '0'), 'public', st_setsrid(st_makepoint(x, y), 4490), '2020-01-01'
  from generate_series(1, :counties) c, generate_series(1, 75000) i,
    lateral (select '99' || lpad((100 + c)::text, 4, '0') as county, '99' || lpad((100 + c)::text, 4, '0') || '10022200' || lpad(i::text, 6, '0') as key, 121 + c % 5 * 0.5 as w, 27 + c / 5 * 0.5 as s) k,
    lateral (select pg_temp.specific(key) as specific, w + pg_temp.share(key || 'x') * 0.4999 as x, s + pg_temp.share(key || 'y') * 0.4999 as y,
      case when i % 30 = 0 then 'committee' when i % 10 = 1 then 'building' when i % 20 = 2 then 'relief' when i % 20 = 3 then 'transport' else 'settlement' end as class,
      case when i % 30 = 0 then '村' when i % 10 = 1 then '花园' when i % 20 = 2 then '山' when i % 20 = 3 then '桥' else (array['湾', '屯', '庄', '冲', '坳', '塘', '岭', '组'])[1 + i % 8] end as generic) v;
alter table road enable trigger user;
alter table place enable trigger user;
select rebuild_naming();

-- A case of 3,000 names, drawn in the first county's towns; one in ten stands in it twice.
insert into naming_case (code, title, division_code, opened_on) values ('DM-2026-9001', '批量命名', '990101', '2026-11-01');
insert into naming_item (code, case_code, ordinal, act, target, specific, generic, road_class, width_metres, geom)
  select 'DM-2026-9001-' || i, 'DM-2026-9001', i, 'name', 'road', pg_temp.specific('item' || i % 2700), (array['路', '街', '大道', '巷'])[1 + i % 4], 'branch', 25,
    st_setsrid(st_makeline(st_makepoint(x, y), st_makepoint(x + 0.004, y + 0.002)), 4490)
  from generate_series(1, 3000) i, lateral (select i % 40 as b) k,
    lateral (select 121.5 + 0.02 + b % 8 * 0.06 + pg_temp.share('ix' || i) * 0.016 as x, 27 + 0.03 + b / 8 * 0.09 + pg_temp.share('iy' || i) * 0.018 as y) v;
analyze road;
analyze place;
analyze division;
analyze built_up_area;
analyze naming_item;
analyze naming_name;
