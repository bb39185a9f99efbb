//! What a reader can work out: by the bounds that sums put on their parts, and by solving the sums.

use super::relation::{Cell, Relation};

/// More rounds than any chain of sums in a report is long.
const ROUNDS: usize = 64;

/// The least and greatest count of each cell that agree with what is known of each by itself.
pub fn bounds(mut known: Vec<(i64, i64)>, relations: &[Relation]) -> Vec<(i64, i64)> {
    for _ in 0..ROUNDS {
        let before = known.clone();
        for relation in relations {
            narrow(&mut known, relation);
        }
        if known == before {
            break;
        }
    }
    known
}

fn narrow(known: &mut [(i64, i64)], relation: &Relation) {
    let sum = |known: &[(i64, i64)], without: Option<usize>| {
        let others = relation.parts.iter().filter(|part| Some(**part) != without);
        others.fold((0_i64, 0_i64), |(low, high), part| {
            (low.saturating_add(known[*part].0), high.saturating_add(known[*part].1))
        })
    };
    let (low, high) = sum(known, None);
    let total = &mut known[relation.total];
    *total = (total.0.max(low), total.1.min(high));
    let total = *total;
    for part in &relation.parts {
        let (low, high) = sum(known, Some(*part));
        let own = &mut known[*part];
        *own = (own.0.max(total.0.saturating_sub(high)), own.1.min(total.1.saturating_sub(low)));
    }
}

/// The hidden cells that the sums of exact printed figures settle: each is the only unknown of some combination of them.
pub fn settled(cells: &[Cell], relations: &[Relation]) -> Vec<bool> {
    let unknown: Vec<usize> =
        (0..cells.len()).filter(|at| cells[*at].hidden.is_some() || rounded(&cells[*at])).collect();
    let column = |cell: usize| unknown.binary_search(&cell).ok();
    let mut rows: Vec<Vec<f64>> = relations
        .iter()
        .map(|relation| {
            let mut row = vec![0.0; unknown.len()];
            relation.parts.iter().filter_map(|part| column(*part)).for_each(|at| row[at] += 1.0);
            column(relation.total).into_iter().for_each(|at| row[at] -= 1.0);
            row
        })
        .collect();
    reduce(&mut rows, unknown.len());
    let mut settled = vec![false; cells.len()];
    for row in &rows {
        let mut held = row.iter().enumerate().filter(|(_, factor)| factor.abs() > NOUGHT);
        if let (Some((at, _)), None) = (held.next(), held.next()) {
            settled[unknown[at]] = true;
        }
    }
    settled
}

/// A printed figure that stands for several.
fn rounded(cell: &Cell) -> bool {
    let (low, high) = cell.seen();
    low != high
}

/// Factors are sums of a few ones: what is smaller is dirt.
const NOUGHT: f64 = 1e-9;

/// Gauss and Jordan: every row that can be brought to a single unknown is.
fn reduce(rows: &mut [Vec<f64>], columns: usize) {
    let mut done = 0;
    for column in 0..columns {
        let Some(pivot) = (done..rows.len()).max_by(|a, b| rows[*a][column].abs().total_cmp(&rows[*b][column].abs()))
        else {
            return;
        };
        if rows[pivot][column].abs() <= NOUGHT {
            continue;
        }
        rows.swap(done, pivot);
        let factor = rows[done][column];
        rows[done].iter_mut().for_each(|held| *held /= factor);
        let own = rows[done].clone();
        for (at, row) in rows.iter_mut().enumerate() {
            let factor = row[column];
            if at != done && factor.abs() > NOUGHT {
                row.iter_mut().zip(&own).for_each(|(held, own)| *held -= factor * own);
            }
        }
        done += 1;
    }
}
