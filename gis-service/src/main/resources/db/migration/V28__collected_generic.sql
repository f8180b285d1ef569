-- One condition in two checks: written as one, a restored backup has it in other words than the original.
alter table register.collected_name drop constraint collected_name_check;
alter table register.collected_name
  add constraint collected_name_generic_length check (char_length(generic) between 1 and 10),
  add constraint collected_name_generic_ends check (right(name, char_length(generic)) = generic);
