//! The part of a list that one run makes. Which part a report is in depends on its name alone: another one in the list moves none.

use scrutineer::{Code, Diagnostic, Error};

/// Part `of` so many, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    part: u64,
    of: u64,
}

impl Shard {
    /// The whole list.
    pub fn whole() -> Shard {
        Shard { part: 1, of: 1 }
    }

    /// Reads `2/4`, `auto` or `auto/4`. `system`: a variable of the environment.
    ///
    /// # Errors
    /// `wrong-value`: it is none of these, there is no such part, or no scheduler says which it is.
    pub fn read(text: &str, system: impl Fn(&str) -> Option<String>) -> Result<Shard, Error> {
        let number = |name: &str| system(name)?.trim().parse::<u64>().ok();
        let shard = match text.split_once('/') {
            None if text == "auto" => {
                let slurm = || {
                    let step = number("SLURM_ARRAY_TASK_STEP").unwrap_or(1).max(1);
                    let from = number("SLURM_ARRAY_TASK_ID")?.checked_sub(number("SLURM_ARRAY_TASK_MIN")?)?;
                    Some(Shard { part: from / step + 1, of: number("SLURM_ARRAY_TASK_COUNT")? })
                };
                let aws = || {
                    let part = number("AWS_BATCH_JOB_ARRAY_INDEX")? + 1;
                    Some(Shard { part, of: number("AWS_BATCH_JOB_ARRAY_SIZE")? })
                };
                let help = "inside a Slurm array or an AWS Batch array job the system does; elsewhere write the part, such as --shard 2/4, \
                            or in a Kubernetes job --shard auto/4";
                slurm()
                    .or_else(aws)
                    .ok_or_else(|| refused("nothing says which part `auto` is, and of how many", help))?
            }
            Some(("auto", of)) => {
                let of = of.trim().parse().map_err(|_| unread(text))?;
                let slurm = || number("SLURM_ARRAY_TASK_ID")?.checked_sub(number("SLURM_ARRAY_TASK_MIN")?);
                let part =
                    number("JOB_COMPLETION_INDEX").or_else(|| number("AWS_BATCH_JOB_ARRAY_INDEX")).or_else(slurm);
                let help = "in a Kubernetes job with completionMode: Indexed the system does; elsewhere write the part, such as --shard 2/4";
                Shard { part: part.ok_or_else(|| refused("nothing says which part `auto` is", help))? + 1, of }
            }
            Some((part, of)) => {
                let read = |text: &str| text.trim().parse::<u64>().ok();
                read(part).zip(read(of)).map(|(part, of)| Shard { part, of }).ok_or_else(|| unread(text))?
            }
            None => return Err(unread(text)),
        };
        if shard.part == 0 || shard.part > shard.of {
            let message = format!("there is no part {} of {}", shard.part, shard.of);
            return Err(refused(&message, &format!("parts are counted from 1: 1/{0} to {0}/{0}", shard.of.max(1))));
        }
        Ok(shard)
    }

    /// Whether a report of this name is in it.
    pub fn has(self, name: &str) -> bool {
        let hash = scrutineer::batch::sha256(name.as_bytes());
        let number = u64::from_str_radix(&hash[..16], 16).expect("hexadecimal digits");
        number % self.of == self.part - 1
    }
}

fn unread(text: &str) -> Error {
    refused(&format!("`{text}` is no part of a list"), "write the part and of how many, such as 2/4, or auto")
}

fn refused(message: &str, help: &str) -> Error {
    Diagnostic::error(Code::WrongValue, format!("--shard: {message}")).help(help).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, system: &[(&str, &str)]) -> Result<(u64, u64), String> {
        let system = |name: &str| system.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        Shard::read(text, system)
            .map(|shard| (shard.part, shard.of))
            .map_err(|error| error.diagnostics()[0].message.clone())
    }

    #[test]
    fn a_part_is_counted_from_1_and_asked_of_the_scheduler() {
        let slurm = [
            ("SLURM_ARRAY_TASK_ID", "9"),
            ("SLURM_ARRAY_TASK_MIN", "5"),
            ("SLURM_ARRAY_TASK_COUNT", "3"),
            ("SLURM_ARRAY_TASK_STEP", "2"),
        ];
        assert_eq!(read("2/4", &[]), Ok((2, 4)));
        assert_eq!(read("auto", &slurm), Ok((3, 3)));
        assert_eq!(read("auto", &[("AWS_BATCH_JOB_ARRAY_INDEX", "0"), ("AWS_BATCH_JOB_ARRAY_SIZE", "2")]), Ok((1, 2)));
        assert_eq!(read("auto/4", &[("JOB_COMPLETION_INDEX", "3")]), Ok((4, 4)));
    }

    #[test]
    fn a_part_that_is_not_there_is_an_error_and_no_empty_success() {
        assert_eq!(read("0/4", &[]).unwrap_err(), "--shard: there is no part 0 of 4");
        assert_eq!(read("5/4", &[]).unwrap_err(), "--shard: there is no part 5 of 4");
        assert_eq!(read("auto/2", &[("JOB_COMPLETION_INDEX", "2")]).unwrap_err(), "--shard: there is no part 3 of 2");
        assert_eq!(
            read("auto", &[("JOB_COMPLETION_INDEX", "2")]).unwrap_err(),
            "--shard: nothing says which part `auto` is, and of how many"
        );
        assert_eq!(read("second", &[]).unwrap_err(), "--shard: `second` is no part of a list");
    }

    /// Of 1,000 names each is in one of four parts, and none of these has much more than its share.
    #[test]
    fn every_report_is_in_one_part() {
        let parts: Vec<Shard> = (1..=4).map(|part| Shard { part, of: 4 }).collect();
        let mut counts = [0; 4];
        for nth in 0..1_000 {
            let of: Vec<usize> = (0..4).filter(|at| parts[*at].has(&format!("council-{nth}"))).collect();
            assert_eq!(of.len(), 1);
            counts[of[0]] += 1;
        }
        assert!(counts.iter().all(|count| (200..=300).contains(count)), "{counts:?}");
    }
}
