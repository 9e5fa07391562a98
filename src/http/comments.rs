//! Comments: read, made, settled.

use super::Context;
use super::extract::{Json, Path};
use super::live::named;
use super::problem::Problem;
use super::wire::comment::{Comment, CommentDraft, Comments, Settling};
use crate::id::{ArticleId, SegmentId};
use axum::extract::State;
use axum::http::StatusCode;

/// The comments on the segments of an article, oldest first.
#[utoipa::path(get, path = "/api/v1/articles/{id}/comments", tag = "segments", params(("id" = String, Path)),
    responses((status = 200, body = Comments), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub(super) async fn list(
    State(context): State<Context>,
    Path(id): Path<String>,
) -> Result<axum::Json<Comments>, Problem> {
    let comments = context.run(move |app| app.comments(&ArticleId::from(id))).await?;
    Ok(axum::Json(Comments { comments: comments.into_iter().map(Comment::from).collect() }))
}

fn name_of(name: Option<String>) -> Option<String> {
    name.map(|name| named(&name)).filter(|name| !name.is_empty())
}

/// Says something about a segment.
#[utoipa::path(post, path = "/api/v1/articles/{id}/segments/{segment}/comments", tag = "segments", request_body = CommentDraft,
    params(("id" = String, Path), ("segment" = String, Path)),
    responses((status = 201, body = Comment), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn create(
    State(context): State<Context>,
    Path((article, segment)): Path<(String, String)>,
    Json(CommentDraft { text, name }): Json<CommentDraft>,
) -> Result<(StatusCode, axum::Json<Comment>), Problem> {
    let article = ArticleId::from(article);
    let asked = article.clone();
    let work =
        move |app: crate::app::App| app.add_comment(&asked, &SegmentId::from(segment), &text, name_of(name).as_deref());
    let made = Comment::from(context.run(work).await?);
    context.live.commented(&article, &made);
    Ok((StatusCode::CREATED, axum::Json(made)))
}

/// Settles a comment, or opens it again.
#[utoipa::path(put, path = "/api/v1/articles/{id}/comments/{comment}", tag = "segments", request_body = Settling,
    params(("id" = String, Path), ("comment" = u64, Path)),
    responses((status = 200, body = Comment), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn settle(
    State(context): State<Context>,
    Path((article, comment)): Path<(String, u64)>,
    Json(Settling { settled, name }): Json<Settling>,
) -> Result<axum::Json<Comment>, Problem> {
    let article = ArticleId::from(article);
    let asked = article.clone();
    let work = move |app: crate::app::App| app.settle_comment(&asked, comment, settled, name_of(name).as_deref());
    let settled = Comment::from(context.run(work).await?);
    context.live.commented(&article, &settled);
    Ok(axum::Json(settled))
}
