"""The wizard "Tạo kế hoạch từ văn bản": a document comes in, an editor reviews what was read, drafts are made."""
