-- Logos used to be kept as they were uploaded. Now they are encoded anew, so that nothing of the file but its pixels is
-- given to anybody; those of before are encoded anew when they are asked for.
alter table logos add column encoded_anew boolean not null default false;
