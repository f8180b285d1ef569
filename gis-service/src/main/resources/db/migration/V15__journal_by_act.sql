-- A rare act (an unmasking, a right granted) among hundreds of thousands of imported rows.
create index journal_by_act on register.journal (act, at, id);
