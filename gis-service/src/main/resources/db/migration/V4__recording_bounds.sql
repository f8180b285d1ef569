-- A straight jump over a gap in the recording is not walked ground: the longest step between two fixes that still counts.
insert into register.rule_value (jurisdiction, rule, name, number, unit, legal_basis, effective_from) values
  ('', 'B02', 'longest_step', 100, 'm', '联检巡界:相邻两个航迹点相距超过该值视为记录中断(系统默认,本地可调)', '2000-01-01'),
  ('', 'B02', 'longest_silence', 120, 's', '联检巡界:相邻两个航迹点相隔超过该时间视为记录中断(系统默认,本地可调)', '2000-01-01');
