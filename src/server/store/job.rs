//! Work for a store, with its answer: typed closures outside, one shape inside.

use tokio::sync::oneshot;

use super::{Fault, Reading, Store, Writing};

/// A job that looks. It is given the reason when the store cannot be read.
pub type ReadJob = Box<dyn FnOnce(Result<&mut dyn Reading, Fault>) + Send>;

/// A job that changes the log.
pub trait WriteJob: Send {
    /// Does the work inside a transaction. A fault undoes all of it.
    fn run(&mut self, txn: &mut dyn Writing) -> Result<(), Fault>;

    /// Hands the answer back: what the work said, or the fault of the commit.
    fn settle(self: Box<Self>, committed: Result<(), Fault>);
}

struct Task<T, F> {
    work: Option<F>,
    said: Result<T, Fault>,
    answer: oneshot::Sender<Result<T, Fault>>,
}

impl<T, F> WriteJob for Task<T, F>
where
    T: Send,
    F: FnOnce(&mut dyn Writing) -> Result<T, Fault> + Send,
{
    fn run(&mut self, txn: &mut dyn Writing) -> Result<(), Fault> {
        let Some(work) = self.work.take() else { return Ok(()) };
        self.said = work(txn);
        self.said.as_ref().map(|_| ()).map_err(Clone::clone)
    }

    fn settle(self: Box<Self>, committed: Result<(), Fault>) {
        // Somebody who went away does not hear the answer; what is kept is kept.
        let _ = self.answer.send(committed.and(self.said));
    }
}

impl dyn Store + '_ {
    /// Changes the log by `work`, and answers once that is kept.
    pub async fn change<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut dyn Writing) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let (answer, answered) = oneshot::channel();
        self.write(Box::new(Task { work: Some(work), said: Err(Fault::Closed), answer }))?;
        answered.await.unwrap_or(Err(Fault::Closed))
    }

    /// Looks something up by `work`.
    pub async fn look<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut dyn Reading) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let (answer, answered) = oneshot::channel();
        self.read(Box::new(move |txn| {
            let _ = answer.send(txn.and_then(work));
        }));
        answered.await.unwrap_or(Err(Fault::Closed))
    }
}
